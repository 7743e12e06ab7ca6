package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange.CalledOff;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Started;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Progress.Given;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts leads together from their own rows and those of their candidates and offers.
@Component
final class LeadRowStore {
  private static final String SELECT =
      """
      SELECT id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
             customer_name, number, language, category, district, status, opened_at, due_at, ended_at,
             started_at, finished_at, stars, rated_at, remind_at, reminders, called_off
      FROM leads
      """;

  private final JdbcClient jdbc;
  private final CandidateStore candidates;
  private final OfferStore offers;

  LeadRowStore(JdbcClient jdbc, CandidateStore candidates, OfferStore offers) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.offers = offers;
  }

  /// @param which what follows `FROM leads`, with the names of its parameters
  List<Lead> read(String which, Map<String, ? extends @Nullable Object> parameters) {
    var rows = jdbc.sql(SELECT + which).params(parameters).query((row, _) -> read(row)).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    var ids = rows.stream().map(Row::id).toList();
    var shown = candidates.of(ids);
    var made = offers.of(ids);
    return rows.stream()
        .map(row ->
            row.lead(
                shown.getOrDefault(row.id(), List.of()), made.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private static Row read(ResultSet row) throws SQLException {
    var due = Rows.instantOrNull(row, "due_at");
    return new Row(
        row.getObject("id", UUID.class),
        new TenantId(row.getString("tenant")),
        row.getString("code"),
        new Customer(
            Rows.address(row, "customer_"),
            DisplayName.of(row.getString("customer_name")),
            new BusinessNumber(row.getString("number")),
            Language.of(row.getString("language"))),
        row.getString("category"),
        row.getString("district"),
        LeadStatus.valueOf(row.getString("status")),
        Rows.instant(row, "opened_at"),
        due == null ? Rows.instant(row, "ended_at") : due,
        progress(row),
        calledOff(row));
  }

  private static @Nullable CalledOff calledOff(ResultSet row) throws SQLException {
    var why = row.getString("called_off");
    return why == null ? null : CalledOff.valueOf(why);
  }

  private static Progress progress(ResultSet row) throws SQLException {
    var ratedAt = Rows.instantOrNull(row, "rated_at");
    return new Progress(
        Rows.instantOrNull(row, "started_at"),
        Rows.instantOrNull(row, "finished_at"),
        ratedAt == null ? null : new Given(row.getInt("stars"), ratedAt),
        Rows.instantOrNull(row, "remind_at"),
        row.getInt("reminders"));
  }

  /// A lead's own row; candidates and offers are added for many at once.
  ///
  /// @param time the deadline, or the end
  private record Row(
      UUID id,
      TenantId tenant,
      String code,
      Customer customer,
      @Nullable String category,
      @Nullable String district,
      LeadStatus status,
      Instant openedAt,
      Instant time,
      Progress progress,
      @Nullable CalledOff calledOff) {

    Lead lead(List<Candidate> candidates, List<Offer> offers) {
      var state =
          switch (status) {
            case ASKING -> new Asking(time);
            case CHOOSING -> new Choosing(time);
            case OFFERING -> new Offering(the(offers, Status.OPEN), time);
            case ASSIGNED -> new Assigned(the(offers, Status.ACCEPTED), time);
            case STARTED -> new Started(the(offers, Status.ACCEPTED), time);
            case FINISHED -> new Finished(the(offers, Status.ACCEPTED), time);
            case EXHAUSTED -> new Exhausted(time);
            case ABANDONED -> new Abandoned(time);
            case CANCELLED -> new Cancelled(time, calledOff);
          };
      return new Lead(
          new LeadId(id),
          tenant,
          code,
          customer,
          category,
          district,
          state,
          candidates,
          offers,
          openedAt,
          progress);
    }

    private static OfferId the(List<Offer> offers, Status status) {
      return offers.stream()
          .filter(offer -> offer.status() == status)
          .findFirst()
          .orElseThrow()
          .id();
    }
  }
}
