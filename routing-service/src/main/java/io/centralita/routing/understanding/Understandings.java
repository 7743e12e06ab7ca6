package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who understands for which tenant: each is learned from the tenant's own catalogue. While a
/// changed one is being learned, the one before goes on.
public final class Understandings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Understandings.class);

  private final ServiceCatalogue standard;
  private final EmbeddedUnderstanding everybodys;
  private final Map<TenantId, ServiceCatalogue> wanted = new ConcurrentHashMap<>();
  private final Map<TenantId, Learned> learned = new ConcurrentHashMap<>();
  private final ExecutorService learner =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("catalogue-learning").daemon().factory());

  private record Learned(ServiceCatalogue catalogue, EmbeddedUnderstanding understanding) {}

  /// @param standard what whoever has no catalogue of their own offers
  public Understandings(ServiceCatalogue standard) {
    this.standard = standard;
    this.everybodys = new EmbeddedUnderstanding(standard);
  }

  public Understanding of(TenantId tenant) {
    var own = learned.get(tenant);
    return own == null ? everybodys : own.understanding();
  }

  /// Returns when it is learned.
  public void learnNow(TenantId tenant, ServiceCatalogue catalogue) {
    wanted.put(tenant, catalogue);
    learnWanted(tenant);
  }

  /// Returns at once. Changes that come faster than they can be learned are learned together.
  public void learn(TenantId tenant, ServiceCatalogue catalogue) {
    wanted.put(tenant, catalogue);
    learner.execute(() -> learnWanted(tenant));
  }

  private void learnWanted(TenantId tenant) {
    var catalogue = wanted.remove(tenant);
    var own = learned.get(tenant);
    if (catalogue == null || (own != null && own.catalogue().equals(catalogue))) {
      return;
    }
    long start = System.nanoTime();
    learned.put(tenant, new Learned(catalogue, like(catalogue)));
    log.info(
        "The catalogue of {} is learned in {} ms: {} categories, {} districts",
        tenant,
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        catalogue.categories().size(),
        catalogue.districts().size());
  }

  /// Tenants with the same catalogue share what was learned.
  private EmbeddedUnderstanding like(ServiceCatalogue catalogue) {
    return catalogue.equals(standard)
        ? everybodys
        : learned.values().stream()
            .filter(other -> other.catalogue().equals(catalogue))
            .map(Learned::understanding)
            .findFirst()
            .orElseGet(() -> new EmbeddedUnderstanding(catalogue));
  }

  @Override
  public void close() {
    learner.shutdownNow();
  }
}
