package io.centralita.provisioning.directory;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `numbers`.
@Repository
class NumberStore {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  NumberStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private static final String ASSIGN =
      """
      INSERT INTO numbers (
        number, tenant, purpose, channels, provider, carrier, sender, service, assigned_at, changed_at)
      VALUES (
        :number, :tenant, :purpose, :channels::text[], :provider, :carrier, :sender, :service, :now, :now)
      ON CONFLICT (number) DO UPDATE SET
        tenant = excluded.tenant, purpose = excluded.purpose, channels = excluded.channels,
        provider = excluded.provider, carrier = excluded.carrier, sender = excluded.sender,
        service = excluded.service, changed_at = excluded.changed_at, revision = numbers.revision + 1
      WHERE (numbers.tenant, numbers.purpose, numbers.channels, numbers.provider,
             numbers.carrier, numbers.sender, numbers.service)
        IS DISTINCT FROM (excluded.tenant, excluded.purpose, excluded.channels, excluded.provider,
             excluded.carrier, excluded.sender, excluded.service)
      """;

  /// Returns whether that was new.
  boolean assign(NumberAssigned state) {
    var provider = state.provider();
    var carrier = state.carrier();
    var service = state.service();
    return jdbc.sql(ASSIGN)
            .param("number", state.number().e164())
            .param("tenant", state.tenant().value())
            .param("purpose", state.purpose().name())
            .param(
                "channels",
                state.channels().stream().map(Enum::name).sorted().toArray(String[]::new))
            .param("provider", provider == null ? null : provider.value())
            .param("carrier", carrier == null ? null : carrier.code())
            .param("sender", state.sender())
            .param("service", service == null ? null : service.name())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static final String LOCKED =
      """
      SELECT number, tenant, purpose, channels, provider, carrier, sender, service, revision FROM numbers
      ORDER BY number FOR UPDATE
      """;

  /// The whole directory; nobody changes it until the transaction ends.
  List<DirectoryEntry> locked() {
    return jdbc.sql(LOCKED).query((row, _) -> read(row)).list();
  }

  private static final String OF_TENANT =
      """
      SELECT number, tenant, purpose, channels, provider, carrier, sender, service, revision FROM numbers
      WHERE tenant = :tenant ORDER BY number
      """;

  List<DirectoryEntry> of(TenantId tenant) {
    return jdbc.sql(OF_TENANT).param("tenant", tenant.value()).query((row, _) -> read(row)).list();
  }

  private static DirectoryEntry read(ResultSet row) throws SQLException {
    var channels = (String[]) row.getArray("channels").getArray();
    var provider = row.getObject("provider", UUID.class);
    var carrier = row.getString("carrier");
    var service = row.getString("service");
    var state =
        new NumberAssigned(
            new BusinessNumber(row.getString("number")),
            new TenantId(row.getString("tenant")),
            NumberPurpose.valueOf(row.getString("purpose")),
            Arrays.stream(channels).map(Channel::valueOf).collect(Collectors.toSet()),
            provider == null ? null : new ProviderId(provider),
            carrier == null ? null : Carrier.of(carrier),
            row.getString("sender"),
            service == null ? null : NumberService.valueOf(service));
    return new DirectoryEntry(state, row.getInt("revision"));
  }
}
