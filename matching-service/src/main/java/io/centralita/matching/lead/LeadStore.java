package io.centralita.matching.lead;

import static io.centralita.matching.lead.Rows.utc;
import static io.centralita.matching.provider.Columns.column;

import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Open;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leads as they are changed. Whoever changes one holds its row from before reading until the
/// commit, so changes of a lead happen one after the other, on however many instances.
@Component
final class LeadStore {
  private static final String LOCK = "WHERE id = :lead FOR UPDATE";

  private static final String LOCK_OPEN_OF_CUSTOMER =
      """
      WHERE tenant = :tenant AND customer_ref = :customer AND ended_at IS NULL
      ORDER BY opened_at DESC, id FOR UPDATE
      """;

  private static final String DUE =
      "WHERE due_at <= :now AND id <> ALL (:without::uuid[]) ORDER BY due_at LIMIT :limit";

  private static final String REMINDABLE =
      "WHERE remind_at <= :now AND id <> ALL (:without::uuid[]) ORDER BY remind_at LIMIT :limit";

  /// Leads that somebody else is changing are passed over: they are being seen to.
  private static final String LOCK_FREE = " FOR UPDATE SKIP LOCKED";

  private static final String CODE_IS_TAKEN =
      "SELECT EXISTS (SELECT FROM leads WHERE tenant = :tenant AND code = :code AND ended_at IS"
          + " NULL)";

  private static final String WAS_ASKED_FOR_AGAIN =
      """
      SELECT EXISTS (SELECT FROM leads
        WHERE tenant = :tenant AND customer_ref = :customer AND category = :category
          AND opened_at >= :openedAt AND id <> :lead)
      """;

  private static final String INSERT =
      """
      INSERT INTO leads
        (id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
         customer_name, number, language, category, district, status, opened_at, due_at, ended_at)
      VALUES
        (:id, :tenant, :code, :channel, :ref, :sealed, :hint,
         :name, :number, :language, :category, :district, :status, :openedAt, :dueAt, :endedAt)
      """;

  private static final String UPDATE =
      """
      UPDATE leads SET category = now.category, district = now.district, status = now.status,
        due_at = now.due_at, ended_at = now.ended_at, started_at = now.started_at,
        finished_at = now.finished_at, stars = now.stars, rated_at = now.rated_at,
        remind_at = now.remind_at, reminders = now.reminders,
        called_off = now.called_off
      FROM unnest(:ids::uuid[], :categories::text[], :districts::text[], :statuses::text[],
          :dues::timestamptz[], :ends::timestamptz[], :starts::timestamptz[], :finishes::timestamptz[],
          :stars::int[], :ratings::timestamptz[], :reminds::timestamptz[], :reminders::int[],
          :calledOff::text[])
        AS now (id, category, district, status, due_at, ended_at, started_at, finished_at, stars,
          rated_at, remind_at, reminders, called_off)
      WHERE leads.id = now.id
      """;

  private final JdbcClient jdbc;
  private final LeadRowStore rows;
  private final CandidateStore candidates;
  private final OfferStore offers;

  LeadStore(JdbcClient jdbc, LeadRowStore rows, CandidateStore candidates, OfferStore offers) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.candidates = candidates;
    this.offers = offers;
  }

  Optional<Lead> lock(LeadId lead) {
    return rows.read(LOCK, Map.of("lead", lead.value())).stream().findFirst();
  }

  /// Latest first.
  List<Lead> lockOpenOf(TenantId tenant, String customer) {
    return rows.read(LOCK_OPEN_OF_CUSTOMER, Map.of("tenant", tenant.value(), "customer", customer));
  }

  /// Whose time is over.
  List<Lead> lockDue(Instant now, int limit, Set<LeadId> without) {
    return rows.read(DUE + LOCK_FREE, sweep(now, limit, without));
  }

  /// The same without locks.
  List<LeadId> due(Instant now, int limit, Set<LeadId> without) {
    return ids(DUE, sweep(now, limit, without));
  }

  /// Jobs of which somebody is to be reminded.
  List<Lead> lockRemindable(Instant now, int limit, Set<LeadId> without) {
    return rows.read(REMINDABLE + LOCK_FREE, sweep(now, limit, without));
  }

  /// The same without locks.
  List<LeadId> remindable(Instant now, int limit, Set<LeadId> without) {
    return ids(REMINDABLE, sweep(now, limit, without));
  }

  private static Map<String, Object> sweep(Instant now, int limit, Set<LeadId> without) {
    return Map.of(
        "now",
        Objects.requireNonNull(utc(now)),
        "limit",
        limit,
        "without",
        column(List.copyOf(without), LeadId::value));
  }

  private List<LeadId> ids(String which, Map<String, Object> parameters) {
    return jdbc.sql("SELECT id FROM leads " + which)
        .params(parameters)
        .query((row, _) -> new LeadId(row.getObject("id", UUID.class)))
        .list();
  }

  boolean codeIsTaken(TenantId tenant, String code) {
    return jdbc.sql(CODE_IS_TAKEN)
        .param("tenant", tenant.value())
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  /// Whether an ended lead has to stay so: its customer went on to another for the same job, or its
  /// code, which people would use, is now another lead's.
  boolean isOvertaken(Lead ended) {
    return wasAskedForAgain(ended)
        || (ended.state() instanceof Abandoned && codeIsTaken(ended.tenant(), ended.code()));
  }

  private boolean wasAskedForAgain(Lead lead) {
    return jdbc.sql(WAS_ASKED_FOR_AGAIN)
        .param("tenant", lead.tenant().value())
        .param("customer", lead.customer().address().ref())
        .param("category", lead.category())
        .param("openedAt", utc(lead.openedAt()))
        .param("lead", lead.id().value())
        .query(Boolean.class)
        .single();
  }

  void insert(Lead lead) {
    var customer = lead.customer();
    jdbc.sql(INSERT)
        .param("id", lead.id().value())
        .param("tenant", lead.tenant().value())
        .param("code", lead.code())
        .param("channel", customer.address().channel().name())
        .param("ref", customer.address().ref())
        .param("sealed", customer.address().sealed())
        .param("hint", customer.address().hint())
        .param("name", DisplayName.textOf(customer.name()))
        .param("number", customer.number().e164())
        .param("language", customer.language().tag())
        .param("category", lead.category())
        .param("district", lead.district())
        .param("status", LeadStatus.of(lead.state()).name())
        .param("openedAt", utc(lead.openedAt()))
        .param("dueAt", utc(dueAt(lead)))
        .param("endedAt", utc(endedAt(lead)))
        .update();
    candidates.add(List.of(lead));
  }

  /// What a lead was, and is from now on.
  record Change(Lead before, Lead after) {}

  /// However many they are, it is a few trips to the database.
  void update(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    write(changes.stream().map(Change::after).toList());
    candidates.save(changes);
    offers.save(changes);
  }

  private void write(List<Lead> leads) {
    jdbc.sql(UPDATE)
        .param("ids", column(leads, lead -> lead.id().value()))
        .param("categories", column(leads, Lead::category))
        .param("districts", column(leads, Lead::district))
        .param("statuses", column(leads, lead -> LeadStatus.of(lead.state()).name()))
        .param("dues", column(leads, LeadStore::dueAt))
        .param("ends", column(leads, LeadStore::endedAt))
        .param("starts", column(leads, lead -> lead.progress().startedAt()))
        .param("finishes", column(leads, lead -> lead.progress().finishedAt()))
        .param("stars", column(leads, LeadStore::stars))
        .param("ratings", column(leads, LeadStore::ratedAt))
        .param("reminds", column(leads, lead -> lead.progress().remindAt()))
        .param("reminders", column(leads, lead -> lead.progress().reminders()))
        .param("calledOff", column(leads, LeadStore::calledOff))
        .update();
  }

  private static @Nullable Instant dueAt(Lead lead) {
    return lead.state() instanceof Open open ? open.until() : null;
  }

  private static @Nullable Instant endedAt(Lead lead) {
    return lead.state() instanceof Ended ended ? ended.at() : null;
  }

  private static @Nullable Integer stars(Lead lead) {
    var rating = lead.progress().rating();
    return rating == null ? null : rating.stars();
  }

  private static @Nullable Instant ratedAt(Lead lead) {
    var rating = lead.progress().rating();
    return rating == null ? null : rating.at();
  }

  private static @Nullable Object calledOff(Lead lead) {
    return lead.state() instanceof Cancelled cancelled ? cancelled.calledOff() : null;
  }
}
