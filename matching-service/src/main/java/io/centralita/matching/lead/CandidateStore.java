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
import java.util.function.Function;
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

  private static final String FORGET =
      "DELETE FROM candidates WHERE lead_id = ANY (:leads::uuid[])";

  private static final String ADD =
      """
      INSERT INTO candidates
        (lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason,
         score, tier, district, district_name, distance, last_offer_at, decided_by, time_zone)
      SELECT * FROM unnest(:leads::uuid[], :positions::int[], :providers::uuid[], :names::text[],
        :channels::text[], :refs::text[], :sealed::text[], :hints::text[], :ratings::numeric[],
        :votes::int[], :reasons::text[], :scores::float8[], :tiers::int[], :districts::text[],
        :districtNames::text[], :distances::int[], :lastOffers::timestamptz[], :decidedBy::text[],
        :timeZones::text[])
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
    var passed = new ArrayList<Shown>();
    var listedAnew = new ArrayList<Lead>();
    for (var change : changes) {
      var before = change.before().candidates();
      var after = change.after().candidates();
      if (providers(before).equals(providers(after))) {
        after.stream()
            .filter(candidate -> !before.contains(candidate))
            .map(candidate -> new Shown(change.after().id(), candidate))
            .forEach(passed::add);
      } else {
        listedAnew.add(change.after());
      }
    }
    passOver(passed);
    forget(listedAnew);
    add(listedAnew);
  }

  private static List<ProviderId> providers(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::provider).toList();
  }

  /// @param lead whose customer was shown them
  private record Shown(LeadId lead, Candidate candidate) {
    @Nullable Object why(Function<Reason, @Nullable Object> part) {
      return candidate.why() == null ? null : part.apply(candidate.why());
    }

    @Nullable Object rank(Function<Rank, @Nullable Object> part) {
      return why(why -> part.apply(why.rank()));
    }
  }

  private void passOver(List<Shown> passed) {
    if (passed.isEmpty()) {
      return;
    }
    jdbc.sql(PASS_OVER)
        .param("leads", column(passed, Shown::lead))
        .param("providers", column(passed, each -> each.candidate().provider()))
        .param("why", column(passed, each -> each.candidate().passedOver()))
        .update();
  }

  private void forget(List<Lead> leads) {
    if (!leads.isEmpty()) {
      jdbc.sql(FORGET).param("leads", column(leads, Lead::id)).update();
    }
  }

  /// Everybody's, in one statement.
  ///
  /// @param leads that have none yet
  void add(List<Lead> leads) {
    var shown =
        leads.stream()
            .flatMap(lead -> lead.candidates().stream().map(each -> new Shown(lead.id(), each)))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    jdbc.sql(ADD)
        .param("leads", column(shown, Shown::lead))
        .param("positions", column(shown, each -> each.candidate().position()))
        .param("providers", column(shown, each -> each.candidate().provider()))
        .param("names", column(shown, each -> each.candidate().name()))
        .param("channels", column(shown, each -> each.candidate().address().channel()))
        .param("refs", column(shown, each -> each.candidate().address().ref()))
        .param("sealed", column(shown, each -> each.candidate().address().sealed()))
        .param("hints", column(shown, each -> each.candidate().address().hint()))
        .param("ratings", column(shown, each -> each.candidate().rating().stars()))
        .param("votes", column(shown, each -> each.candidate().rating().votes()))
        .param("reasons", column(shown, each -> each.candidate().reason()))
        .param("scores", column(shown, each -> each.rank(Rank::score)))
        .param("tiers", column(shown, each -> each.rank(Rank::tier)))
        .param("districts", column(shown, each -> each.rank(Rank::district)))
        .param("districtNames", column(shown, each -> each.rank(Rank::districtName)))
        .param("distances", column(shown, each -> each.rank(Rank::distance)))
        .param("lastOffers", column(shown, each -> each.rank(Rank::lastOffer)))
        .param("decidedBy", column(shown, each -> each.why(Reason::decidedBy)))
        .param("timeZones", column(shown, each -> each.candidate().timeZone()))
        .update();
  }
}
