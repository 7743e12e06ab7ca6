package io.centralita.matching.provider;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.ImportCheck.RowError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a marketplace's providers over: all of them, or none and a list of what is wrong. The door
/// at which their phone numbers are sealed.
@Component
final class ProviderImport {
  private final ProviderStore store;
  private final Ratings ratings;
  private final ImportChecks checks;
  private final NewsBell bell;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  ProviderImport(
      ProviderStore store,
      Ratings ratings,
      ImportChecks checks,
      NewsBell bell,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.ratings = ratings;
    this.checks = checks;
    this.bell = bell;
    this.clock = clock;
    this.transaction = transaction;
  }

  sealed interface Result {
    record Imported(int count) implements Result {}

    record Wrong(List<RowError> errors) implements Result {}
  }

  Result take(TenantId tenant, List<@Nullable ProviderRow> rows) {
    var check = checks.begin(tenant);
    for (int i = 0; i < rows.size(); i++) {
      check.read(i + 1, rows.get(i));
    }
    if (!check.errors().isEmpty()) {
      return new Result.Wrong(check.errors());
    }
    var providers = check.providers();
    try {
      transaction.executeWithoutResult(_ -> {
        store.save(tenant, providers, clock.instant());
        ratings.countOnTop(providers.stream().map(Provider::id).toList());
      });
      bell.ring();
      return new Result.Imported(providers.size());
    } catch (DuplicateKeyException addressOfAnother) {
      var theirs = store.withSomebodyElsesAddress(tenant, providers);
      if (theirs.isEmpty()) {
        throw addressOfAnother;
      }
      return new Result.Wrong(taken(providers, theirs));
    }
  }

  private static List<RowError> taken(List<Provider> providers, Set<String> externalIds) {
    var errors = new ArrayList<RowError>();
    for (int i = 0; i < providers.size(); i++) {
      var externalId = providers.get(i).externalId();
      if (externalIds.contains(externalId)) {
        errors.add(new RowError(i + 1, externalId, "phone", "taken"));
      }
    }
    return errors;
  }
}
