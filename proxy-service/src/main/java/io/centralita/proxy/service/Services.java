package io.centralita.proxy.service;

import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.sid.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// The services of all tenants. Everything here happens in the caller's transaction.
@Component
public class Services {
  private final ServiceStore store;
  private final DefaultService settings;
  private final InstantSource clock;

  Services(ServiceStore store, DefaultService settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /// The id of a tenant's default service, whether it has been made or not. The migrations know the
  /// same rule.
  public static UUID idOfDefault(TenantId tenant) {
    try {
      var text = "service " + tenant.value() + " " + Service.DEFAULT;
      var hash =
          ByteBuffer.wrap(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Made when it is first asked for, by whoever comes first.
  public Service defaultOf(TenantId tenant) {
    var id = idOfDefault(tenant);
    return store
        .find(id)
        .or(() -> {
          store.add(asSet(id, tenant));
          return store.find(id);
        })
        .orElseThrow();
  }

  private Service asSet(UUID id, TenantId tenant) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Service(
        id,
        tenant,
        Service.DEFAULT,
        settings.ttl(),
        settings.extendedByInteractions(),
        NumberSelection.AVOID_STICKY,
        GeoMatch.COUNTRY,
        false,
        settings.coolDown(),
        null,
        null,
        null,
        null,
        InterceptFailure.PASS,
        Map.of(),
        null,
        false,
        true,
        false,
        settings.afterClose(),
        now,
        now);
  }

  public Optional<Service> find(UUID id) {
    return store.find(id);
  }

  public Optional<Service> find(TenantId tenant, UUID id) {
    return store.find(id).filter(service -> service.tenant().equals(tenant));
  }

  public Optional<Service> find(TenantId tenant, String uniqueName) {
    return store.find(tenant, uniqueName);
  }

  /// The newest first.
  public List<Service> page(TenantId tenant, @Nullable Cursor after, int limit) {
    defaultOf(tenant);
    return store.page(tenant, after, limit);
  }

  /// @return false when the tenant has one of that name
  public boolean add(Service service) {
    return store.add(service);
  }

  /// @return false when the tenant has another of that name; the transaction is over then
  public boolean change(Service service) {
    try {
      return store.change(service);
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  /// Its sessions and numbers are the caller's to see to. The default one stays.
  public boolean remove(Service service) {
    return !service.id().equals(idOfDefault(service.tenant()))
        && store.remove(service.id(), clock.instant());
  }
}
