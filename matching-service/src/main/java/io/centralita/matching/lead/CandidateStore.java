package io.centralita.matching.lead;

import static io.centralita.matching.provider.Columns.column;

import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.RankedProvider.Rank;
import io.centralita.matching.provider.Rating;
import io.centralita.matching.provider.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom each customer was shown.
@Component
final class CandidateStore {
  private static final String OF_LEADS =
      """
      SELECT lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason,
        score, tier, district, district_name, distance, last_offer_at, decided_by, time_zone, passed_over,
        (SELECT language FROM providers WHERE providers.id = provider_id) AS language
      FROM candidates WHERE lead_id = ANY (:leads) ORDER BY lead_id, position
      """;

  private static final String FORGET = "DELETE FROM candidates WHERE lead_id = :lead";

  private static final String ADD =
      """
      INSERT INTO candidates
        (lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason,
         score, tier, district, district_name, distance, last_offer_at, decided_by, time_zone)
      VALUES
        (:lead, :position, :provider, :name, :channel, :ref, :sealed, :hint, :rating, :votes, :reason,
         :score, :tier, :district, :districtName, :distance, :lastOffer, :decidedBy, :timeZone)
      """;

  private static final String PASS_OVER =
      """
      UPDATE candidates SET passed_over = why
      FROM unnest(:leads::uuid[], :providers::uuid[], :why::text[]) AS passed (lead, provider, why)
      WHERE candidates.lead_id = passed.lead AND candidates.provider_id = passed.provider
      """;

  private final JdbcClient jdbc;

  CandidateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, List<Candidate>> of(Collection<UUID> leads) {
    return Rows.ofLeads(jdbc, OF_LEADS, leads, CandidateStore::read);
  }

  private static Candidate read(ResultSet row) throws SQLException {
    var zone = row.getString("time_zone");
    var language = row.getString("language");
    var passedOver = row.getString("passed_over");
    return new Candidate(
        row.getInt("position"),
        new ProviderId(row.getObject("provider_id", UUID.class)),
        row.getString("name"),
        Rows.address(row, ""),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")),
        row.getString("reason"),
        why(row),
        zone == null ? null : ZoneId.of(zone),
        language == null ? null : Language.of(language),
        passedOver == null ? null : Hindrance.valueOf(passedOver));
  }

  private static @Nullable Reason why(ResultSet row) throws SQLException {
    var decidedBy = row.getString("decided_by");
    return decidedBy == null
        ? null
        : new Reason(
            new Rank(
                row.getDouble("score"),
                row.getInt("tier"),
                row.getString("district"),
                row.getString("district_name"),
                row.getInt("distance"),
                Rows.instantOrNull(row, "last_offer_at")),
            Rule.valueOf(decidedBy));
  }

  /// Writes what is not as it was before. Mostly it is who was passed over.
  void save(List<LeadStore.Change> changes) {
    var passed = new ArrayList<Passed>();
    for (var change : changes) {
      var before = change.before().candidates();
      var after = change.after().candidates();
      if (providers(before).equals(providers(after))) {
        after.stream()
            .filter(candidate -> !before.contains(candidate))
            .map(candidate -> new Passed(change.after().id(), candidate))
            .forEach(passed::add);
      } else {
        replace(change.after().id(), after);
      }
    }
    passOver(passed);
  }

  private static List<ProviderId> providers(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::provider).toList();
  }

  private record Passed(LeadId lead, Candidate candidate) {}

  private void passOver(List<Passed> passed) {
    if (passed.isEmpty()) {
      return;
    }
    jdbc.sql(PASS_OVER)
        .param("leads", column(passed, Passed::lead))
        .param("providers", column(passed, each -> each.candidate().provider()))
        .param("why", column(passed, each -> each.candidate().passedOver()))
        .update();
  }

  void replace(LeadId lead, List<Candidate> candidates) {
    jdbc.sql(FORGET).param("lead", lead.value()).update();
    candidates.forEach(candidate -> add(lead, candidate));
  }

  private void add(LeadId lead, Candidate candidate) {
    var why = candidate.why();
    var zone = candidate.timeZone();
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
        .param("score", why == null ? null : why.rank().score())
        .param("tier", why == null ? null : why.rank().tier())
        .param("district", why == null ? null : why.rank().district())
        .param("districtName", why == null ? null : why.rank().districtName())
        .param("distance", why == null ? null : why.rank().distance())
        .param("lastOffer", why == null ? null : Rows.utc(why.rank().lastOffer()))
        .param("decidedBy", why == null ? null : why.decidedBy().name())
        .param("timeZone", zone == null ? null : zone.getId())
        .update();
  }
}
