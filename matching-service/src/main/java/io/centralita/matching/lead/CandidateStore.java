package io.centralita.matching.lead;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Rating;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom each customer was shown.
@Component
final class CandidateStore {
  private static final String OF_LEADS =
      """
      SELECT lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason
      FROM candidates WHERE lead_id = ANY (:leads) ORDER BY lead_id, position
      """;

  private static final String FORGET = "DELETE FROM candidates WHERE lead_id = :lead";

  private static final String ADD =
      """
      INSERT INTO candidates
        (lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason)
      VALUES
        (:lead, :position, :provider, :name, :channel, :ref, :sealed, :hint, :rating, :votes, :reason)
      """;

  private final JdbcClient jdbc;

  CandidateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, List<Candidate>> of(Collection<UUID> leads) {
    return Rows.ofLeads(jdbc, OF_LEADS, leads, CandidateStore::read);
  }

  private static Candidate read(ResultSet row) throws SQLException {
    return new Candidate(
        row.getInt("position"),
        new ProviderId(row.getObject("provider_id", UUID.class)),
        row.getString("name"),
        Rows.address(row, ""),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")),
        row.getString("reason"));
  }

  void replace(LeadId lead, List<Candidate> candidates) {
    jdbc.sql(FORGET).param("lead", lead.value()).update();
    for (var candidate : candidates) {
      jdbc.sql(ADD)
          .param("lead", lead.value())
          .param("position", candidate.position())
          .param("provider", candidate.provider().value())
          .param("name", candidate.name())
          .param("channel", candidate.address().channel().name())
          .param("ref", candidate.address().ref())
          .param("sealed", candidate.address().sealed())
          .param("hint", candidate.address().hint())
          .param("rating", candidate.rating().stars())
          .param("votes", candidate.rating().votes())
          .param("reason", candidate.reason())
          .update();
    }
  }
}
