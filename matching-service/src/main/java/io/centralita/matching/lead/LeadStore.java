package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.Offer.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Leads as they are kept. Whoever changes one holds its row from before reading until the commit,
/// so changes of a lead happen one after the other, on however many instances.
@Component
final class LeadStore {
  private static final String COLUMNS =
      """
      SELECT id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
             customer_name, number, language, category, district, status, opened_at, due_at, ended_at
      FROM leads
      """;

  private static final String LOCK = COLUMNS + "WHERE id = :lead FOR UPDATE";

  private static final String LOCK_OPEN_OF_CUSTOMER =
      COLUMNS
          + """
          WHERE tenant = :tenant AND customer_ref = :customer AND ended_at IS NULL
          ORDER BY opened_at DESC, id FOR UPDATE
          """;

  /// Leads that somebody else is changing are passed over: they are being seen to.
  private static final String LOCK_DUE =
      COLUMNS + "WHERE due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED";

  private static final String DUE =
      "SELECT id FROM leads WHERE due_at <= :now ORDER BY due_at LIMIT :limit";

  private static final String FIND = COLUMNS + "WHERE id = :lead AND tenant = :tenant";

  private static final String PAGE =
      COLUMNS
          + """
          WHERE tenant = :tenant
            AND (:status::text IS NULL OR status = :status)
            AND (:beforeTime::timestamptz IS NULL OR (opened_at, id) < (:beforeTime, :beforeId::uuid))
          ORDER BY opened_at DESC, id DESC LIMIT :limit
          """;

  private static final String CODE_IS_TAKEN =
      "SELECT EXISTS (SELECT FROM leads WHERE tenant = :tenant AND code = :code AND ended_at IS NULL)";

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
      UPDATE leads SET category = :category, district = :district, status = :status,
        due_at = :dueAt, ended_at = :endedAt
      WHERE id = :id
      """;

  private final JdbcClient jdbc;
  private final CandidateStore candidates;
  private final OfferStore offers;

  LeadStore(JdbcClient jdbc, CandidateStore candidates, OfferStore offers) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.offers = offers;
  }

  /// A page's end; the next begins after it.
  record Position(Instant openedAt, LeadId lead) {}

  Optional<Lead> lock(LeadId lead) {
    return whole(jdbc.sql(LOCK).param("lead", lead.value())).stream().findFirst();
  }

  /// Latest first.
  List<Lead> lockOpenOf(TenantId tenant, String customer) {
    return whole(
        jdbc.sql(LOCK_OPEN_OF_CUSTOMER)
            .param("tenant", tenant.value())
            .param("customer", customer));
  }

  List<Lead> lockDue(Instant now, int limit) {
    return whole(jdbc.sql(LOCK_DUE).param("now", utc(now)).param("limit", limit));
  }

  /// The same without locks.
  List<LeadId> due(Instant now, int limit) {
    return jdbc.sql(DUE)
        .param("now", utc(now))
        .param("limit", limit)
        .query((row, _) -> new LeadId(row.getObject("id", UUID.class)))
        .list();
  }

  Optional<Lead> find(TenantId tenant, LeadId lead) {
    return whole(jdbc.sql(FIND).param("lead", lead.value()).param("tenant", tenant.value()))
        .stream()
        .findFirst();
  }

  /// Latest first.
  List<Lead> page(
      TenantId tenant, @Nullable LeadStatus status, @Nullable Position after, int limit) {
    return whole(
        jdbc.sql(PAGE)
            .param("tenant", tenant.value())
            .param("status", status == null ? null : status.name())
            .param("beforeTime", after == null ? null : utc(after.openedAt()))
            .param("beforeId", after == null ? null : after.lead().value())
            .param("limit", limit));
  }

  boolean codeIsTaken(TenantId tenant, String code) {
    return jdbc.sql(CODE_IS_TAKEN)
        .param("tenant", tenant.value())
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  void insert(Lead lead) {
    var customer = lead.customer();
    changing(INSERT, lead)
        .param("tenant", lead.tenant().value())
        .param("code", lead.code())
        .param("channel", customer.address().channel().name())
        .param("ref", customer.address().ref())
        .param("sealed", customer.address().sealed())
        .param("hint", customer.address().hint())
        .param("name", customer.name())
        .param("number", customer.number().e164())
        .param("language", customer.language().tag())
        .param("openedAt", utc(lead.openedAt()))
        .update();
    candidates.replace(lead.id(), lead.candidates());
  }

  void update(Lead before, Lead after) {
    changing(UPDATE, after).update();
    if (!after.candidates().equals(before.candidates())) {
      candidates.replace(after.id(), after.candidates());
    }
    offers.save(after, before.offers());
  }

  private StatementSpec changing(String sql, Lead lead) {
    return jdbc.sql(sql)
        .param("id", lead.id().value())
        .param("category", lead.category())
        .param("district", lead.district())
        .param("status", LeadStatus.of(lead.state()).name())
        .param("dueAt", lead.state() instanceof Open open ? utc(open.until()) : null)
        .param("endedAt", lead.state() instanceof Ended ended ? utc(ended.at()) : null);
  }

  private List<Lead> whole(StatementSpec query) {
    var rows = query.query((row, _) -> read(row)).list();
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
    var address =
        new Address(
            Channel.valueOf(row.getString("customer_channel")),
            row.getString("customer_ref"),
            row.getString("customer_sealed"),
            row.getString("customer_hint"));
    var due = row.getObject("due_at", OffsetDateTime.class);
    return new Row(
        row.getObject("id", UUID.class),
        new TenantId(row.getString("tenant")),
        row.getString("code"),
        new Customer(
            address,
            row.getString("customer_name"),
            new BusinessNumber(row.getString("number")),
            Language.of(row.getString("language"))),
        row.getString("category"),
        row.getString("district"),
        LeadStatus.valueOf(row.getString("status")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        (due == null ? row.getObject("ended_at", OffsetDateTime.class) : due).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
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
      Instant time) {

    Lead lead(List<Candidate> candidates, List<Offer> offers) {
      var state =
          switch (status) {
            case ASKING -> new Asking(time);
            case CHOOSING -> new Choosing(time);
            case OFFERING -> new Offering(the(offers, Status.OPEN), time);
            case ASSIGNED -> new Assigned(the(offers, Status.ACCEPTED), time);
            case EXHAUSTED -> new Exhausted(time);
            case ABANDONED -> new Abandoned(time);
            case CANCELLED -> new Cancelled(time);
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
          openedAt);
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
