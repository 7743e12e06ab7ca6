package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.ImportCheck.RowError;
import io.centralita.matching.provider.Provider.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes one provider at a time.
@Component
public final class Directory {
  private static final int PAUSES = 500;

  private final DirectoryStore store;
  private final ProviderStore providers;
  private final Ratings ratings;
  private final ImportChecks checks;
  private final NewsBell bell;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Directory(
      DirectoryStore store,
      ProviderStore providers,
      Ratings ratings,
      ImportChecks checks,
      NewsBell bell,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.providers = providers;
    this.ratings = ratings;
    this.checks = checks;
    this.bell = bell;
    this.clock = clock;
    this.transaction = transaction;
  }

  sealed interface Result {
    record Kept(Provider provider) implements Result {}

    record Wrong(List<RowError> errors) implements Result {}

    /// The marketplace's own id is another provider's.
    record AlreadyThere() implements Result {}

    record Unknown() implements Result {}
  }

  Result create(TenantId tenant, ProviderRow row) {
    var id = Provider.idOf(tenant, Objects.requireNonNullElse(row.externalId(), "").strip());
    return changing(() -> {
      store.hold(id);
      if (store.lock(tenant, id).isPresent()) {
        return new Result.AlreadyThere();
      }
      return keep(tenant, row, null);
    });
  }

  /// @param patch what changes; absent fields stay
  Result change(TenantId tenant, ProviderId id, ProviderPatch patch) {
    return changing(() -> {
      var before = store.lock(tenant, id);
      if (before.isEmpty()) {
        return new Result.Unknown();
      }
      var known = before.get();
      return keep(tenant, patch.over(known, ratings.ofDirectory(known)), known);
    });
  }

  private Result changing(Supplier<Result> change) {
    try {
      return ringing(Objects.requireNonNull(transaction.execute(_ -> change.get())));
    } catch (DuplicateKeyException somebodyElse) {
      return new Result.Wrong(List.of(new RowError(1, null, "phone", "taken")));
    }
  }

  private Result ringing(Result result) {
    bell.ring();
    return result;
  }

  private Result keep(TenantId tenant, ProviderRow row, @Nullable Provider known) {
    var check = checks.begin(tenant);
    check.read(1, row, known);
    if (!check.errors().isEmpty()) {
      return new Result.Wrong(check.errors());
    }
    var provider = check.providers().getFirst();
    providers.save(tenant, List.of(provider), clock.instant());
    ratings.countOnTop(List.of(provider.id()));
    return new Result.Kept(store.find(tenant, provider.id()).orElseThrow());
  }

  Optional<Provider> pause(TenantId tenant, ProviderId id, @Nullable Instant until) {
    return doing(tenant, id, provider -> store.pause(provider.id(), until, clock.instant()));
  }

  Optional<Provider> resume(TenantId tenant, ProviderId id) {
    return doing(tenant, id, provider -> store.resume(provider.id(), clock.instant()));
  }

  Optional<Provider> remove(TenantId tenant, ProviderId id) {
    return doing(tenant, id, provider -> store.delete(provider.id(), clock.instant()));
  }

  /// @return as it is afterwards, or was before it was removed
  private Optional<Provider> doing(TenantId tenant, ProviderId id, Consumer<Provider> change) {
    var result =
        transaction.execute(_ -> {
          var before = store.lock(tenant, id);
          before.ifPresent(change);
          return store.find(tenant, id).or(() -> before);
        });
    bell.ring();
    return Objects.requireNonNull(result);
  }

  /// Who told a carrier that they want no more messages gets no offers either. In the transaction
  /// of the caller; whoever is no provider is nobody here.
  ///
  /// @param ref of the person
  public void optOut(TenantId tenant, String ref) {
    store.optOut(tenant, ref, true);
  }

  public void optIn(TenantId tenant, String ref) {
    store.optOut(tenant, ref, false);
  }

  /// When somebody works, by their own clock.
  ///
  /// @param clock null is the tenant's
  /// @param opens when they begin, on days that they work; empty: they have not said
  public record Agenda(@Nullable ZoneId clock, Map<DayOfWeek, LocalTime> opens) {}

  /// @param ref of the person
  /// @return nothing when the person is no provider
  public Optional<Agenda> agenda(TenantId tenant, String ref) {
    return store.lock(tenant, ref).map(Provider::times).map(Directory::agenda);
  }

  private static Agenda agenda(Times times) {
    var hours = times.hours();
    return new Agenda(times.clock(), hours == null ? Map.of() : hours.opens());
  }

  /// A provider says that they want no jobs for a while. In the transaction of the caller.
  ///
  /// @return whether the person is a provider
  public boolean pause(TenantId tenant, String ref, @Nullable Instant until) {
    return byRef(tenant, ref, provider -> store.pause(provider.id(), until, clock.instant()));
  }

  /// A provider says that they are back.
  public boolean resume(TenantId tenant, String ref) {
    return byRef(tenant, ref, provider -> store.resume(provider.id(), clock.instant()));
  }

  private boolean byRef(TenantId tenant, String ref, Consumer<Provider> change) {
    var provider = store.lock(tenant, ref);
    provider.ifPresent(change);
    return provider.isPresent();
  }

  /// Returns how many pauses were over and have ended.
  public int endPauses() {
    int ended =
        Objects.requireNonNull(transaction.execute(_ -> store.endPauses(clock.instant(), PAUSES)));
    if (ended > 0) {
      bell.ring();
    }
    return ended;
  }
}
