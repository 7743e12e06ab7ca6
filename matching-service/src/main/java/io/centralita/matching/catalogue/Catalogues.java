package io.centralita.matching.catalogue;

import io.centralita.contracts.Topics;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.matching.CatalogueState.CatalogueKey;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.outbox.Outbox;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What each tenant offers and where. A tenant that nobody has heard of begins with the catalogue
/// that comes with the build, and changes it as it likes. Everything is read from the tables when
/// it matters, so a change holds at once, on every instance.
@Component
public final class Catalogues {
  private final CatalogueStore store;
  private final Outbox outbox;
  private final ServiceCatalogue beginning;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  /// @param beginning what a tenant has before it says what it wants
  Catalogues(
      CatalogueStore store,
      Outbox outbox,
      ServiceCatalogue beginning,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.outbox = outbox;
    this.beginning = beginning;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// The codes of what a tenant offers.
  public record Codes(Set<String> categories, Set<String> districts) {}

  /// What became of a change.
  sealed interface Change {
    record Done() implements Change {}

    /// Providers do these, or work there.
    record InUse(List<String> codes) implements Change {}

    /// These districts are listed as around another and are none.
    record Unknown(List<String> codes) implements Change {}
  }

  public Codes codes(TenantId tenant) {
    return new Codes(
        codes(categories(tenant, null), CategoryState::code),
        codes(districts(tenant, null), DistrictState::code));
  }

  private static <T> Set<String> codes(List<T> states, Function<T, String> code) {
    return states.stream().map(code).collect(Collectors.toUnmodifiableSet());
  }

  public boolean hasCategory(TenantId tenant, String code) {
    return !categories(tenant, code).isEmpty();
  }

  public boolean hasDistrict(TenantId tenant, String code) {
    return !districts(tenant, code).isEmpty();
  }

  List<CategoryState> categories(TenantId tenant, @Nullable String code) {
    open(tenant);
    return store.categories(tenant, code);
  }

  List<DistrictState> districts(TenantId tenant, @Nullable String code) {
    open(tenant);
    return store.districts(tenant, code);
  }

  /// Gives the tenant the catalogue that everybody begins with, unless it has one.
  ///
  /// @return whether it had none
  public boolean open(TenantId tenant) {
    if (store.isOpen(tenant)) {
      return false;
    }
    transaction.executeWithoutResult(_ -> begin(tenant));
    return true;
  }

  private void begin(TenantId tenant) {
    if (!store.open(tenant, clock.instant())) {
      return;
    }
    for (var category : beginning.categories()) {
      save(CategoryState.of(tenant, category));
    }
    for (var district : beginning.districts()) {
      save(DistrictState.of(tenant, district));
    }
    lookAround(tenant);
  }

  Change put(CategoryState category) {
    return changing(
        category.tenant(),
        () -> {
          save(category);
          return new Change.Done();
        });
  }

  Change put(DistrictState district) {
    return changing(
        district.tenant(),
        () -> {
          var unknown = unknown(List.of(district), store.districts(district.tenant(), null));
          if (!unknown.isEmpty()) {
            return new Change.Unknown(unknown);
          }
          save(district);
          lookAround(district.tenant());
          return new Change.Done();
        });
  }

  Change deleteCategory(TenantId tenant, String code) {
    return changing(tenant, () -> deletingCategories(tenant, List.of(code)));
  }

  Change deleteDistrict(TenantId tenant, String code) {
    return changing(tenant, () -> deletingDistricts(tenant, List.of(code)));
  }

  /// These instead of all that there were.
  Change replaceCategories(TenantId tenant, List<CategoryState> categories) {
    return changing(
        tenant,
        () -> {
          var wanted = codes(categories, CategoryState::code);
          var before = store.categories(tenant, null);
          categories.stream().filter(each -> !before.contains(each)).forEach(this::save);
          return deletingCategories(tenant, gone(before, wanted));
        });
  }

  /// These instead of all that there were.
  Change replaceDistricts(TenantId tenant, List<DistrictState> districts) {
    return changing(
        tenant,
        () -> {
          var unknown = unknown(districts, List.of());
          if (!unknown.isEmpty()) {
            return new Change.Unknown(unknown);
          }
          var wanted = codes(districts, DistrictState::code);
          var before = store.districts(tenant, null);
          districts.stream().filter(each -> !before.contains(each)).forEach(this::save);
          return deletingDistricts(tenant, gone(before, wanted));
        });
  }

  private static List<String> gone(List<? extends CatalogueState> before, Set<String> wanted) {
    return before.stream()
        .map(CatalogueState::code)
        .filter(code -> !wanted.contains(code))
        .toList();
  }

  private static List<String> unknown(List<DistrictState> changed, List<DistrictState> others) {
    var known = new HashSet<String>(codes(others, DistrictState::code));
    known.addAll(codes(changed, DistrictState::code));
    return changed.stream()
        .flatMap(district ->
            Objects.requireNonNullElse(district.surrounding(), List.<String>of()).stream())
        .filter(code -> !known.contains(code))
        .distinct()
        .toList();
  }

  private Change deletingCategories(TenantId tenant, List<String> codes) {
    var used = codes.stream().filter(code -> store.isDone(tenant, code)).toList();
    if (!used.isEmpty()) {
      return new Change.InUse(used);
    }
    codes.stream()
        .filter(code -> store.deleteCategory(tenant, code))
        .forEach(code -> end(new CatalogueKey(tenant, CatalogueKey.Kind.CATEGORY, code)));
    return new Change.Done();
  }

  private Change deletingDistricts(TenantId tenant, List<String> codes) {
    var used = codes.stream().filter(code -> store.isServed(tenant, code)).toList();
    if (!used.isEmpty()) {
      return new Change.InUse(used);
    }
    codes.stream()
        .filter(code -> store.deleteDistrict(tenant, code))
        .forEach(code -> end(new CatalogueKey(tenant, CatalogueKey.Kind.DISTRICT, code)));
    lookAround(tenant);
    return new Change.Done();
  }

  /// One change of a tenant's catalogue after the other, all of it or nothing.
  private Change changing(TenantId tenant, Supplier<Change> change) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          open(tenant);
          store.lock(tenant);
          var outcome = change.get();
          if (!(outcome instanceof Change.Done)) {
            status.setRollbackOnly();
          }
          return outcome;
        }));
  }

  private void save(CategoryState category) {
    store.save(category);
    publish(category);
  }

  private void save(DistrictState district) {
    store.save(district);
    publish(district);
  }

  private void publish(CatalogueState state) {
    var key = state.key().toString();
    var id = EventIds.derived("catalogue", key, clock.instant().toString(), state.toString());
    outbox.publish(Topics.CATALOGUE, id, key, state);
  }

  private void end(CatalogueKey key) {
    outbox.tombstone(Topics.CATALOGUE, key.toString());
  }

  private void lookAround(TenantId tenant) {
    var districts = store.districts(tenant, null);
    store.saveNearby(
        tenant, districts.stream().map(DistrictState::code).toList(), Nearby.of(districts));
  }
}
