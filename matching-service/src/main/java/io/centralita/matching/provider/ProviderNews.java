package io.centralita.matching.provider;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.ProviderChange;
import io.centralita.contracts.matching.ProviderChange.Profile;
import io.centralita.contracts.matching.ProviderChange.ProviderChanged;
import io.centralita.contracts.matching.ProviderChange.ProviderPaused;
import io.centralita.contracts.matching.ProviderChange.ProviderRegistered;
import io.centralita.contracts.matching.ProviderChange.ProviderRemoved;
import io.centralita.contracts.matching.ProviderChange.ProviderResumed;
import io.centralita.contracts.values.ProviderId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.matching.provider.NewsStore.News;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells other services what changed in the directory. A change leaves a row in its transaction,
/// and this turns rows into events, a few hundred at a time: an import of a hundred thousand would
/// otherwise hold up everything else that leaves.
@Component
public final class ProviderNews {
  private static final int BATCH = 500;

  private final NewsStore news;
  private final DirectoryStore directory;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  ProviderNews(
      NewsStore news, DirectoryStore directory, Outbox outbox, TransactionTemplate transaction) {
    this.news = news;
    this.directory = directory;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /// One batch; returns how many were told.
  public int tell() {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var batch = news.take(BATCH);
          var now = profiles(batch);
          batch.forEach(each -> tell(each, now.get(each.provider())));
          return batch.size();
        }));
  }

  private Map<ProviderId, Provider> profiles(List<News> batch) {
    var ids = batch.stream().map(each -> each.provider().value()).distinct().toList();
    return directory.find(ids).stream()
        .collect(Collectors.toMap(Provider::id, Function.identity()));
  }

  /// Who is gone by now has no profile any more; that they are gone follows.
  private void tell(News told, @Nullable Provider provider) {
    var change = change(told, provider);
    if (change == null) {
      return;
    }
    var key = told.provider().toString();
    var id = EventIds.derived("provider news", key, Long.toString(told.id()));
    outbox.publish(Topics.PROVIDERS, id, key, change);
  }

  private static @Nullable ProviderChange change(News told, @Nullable Provider provider) {
    var id = told.provider();
    var tenant = told.tenant();
    return switch (told.kind()) {
      case REGISTERED ->
          provider == null
              ? null
              : new ProviderRegistered(id, tenant, profile(provider), told.at());
      case CHANGED ->
          provider == null ? null : new ProviderChanged(id, tenant, profile(provider), told.at());
      case PAUSED -> new ProviderPaused(id, tenant, told.until(), told.at());
      case RESUMED -> new ProviderResumed(id, tenant, told.at());
      case REMOVED -> new ProviderRemoved(id, tenant, told.at());
    };
  }

  private static Profile profile(Provider provider) {
    var zone = provider.times().clock();
    return new Profile(
        provider.externalId(),
        provider.name(),
        provider.address(),
        provider.language(),
        provider.categories(),
        provider.districts(),
        provider.rating().stars(),
        provider.rating().votes(),
        zone == null ? null : zone.getId());
  }
}
