package io.centralita.proxy.callback;

import io.centralita.contracts.values.LinkId;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.LeasedWork;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.account.Accounts;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.StatusCallbackStore.Due;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells accounts what becomes of interactions: written down with the change, told when it is
/// committed, and again until the account's server takes it or has had its time.
@Component
public class StatusCallbacks {
  private static final Logger log = LoggerFactory.getLogger(StatusCallbacks.class);

  private final StatusCallbackStore store;
  private final InteractionStore interactions;
  private final InteractionData data;
  private final Services services;
  private final Accounts accounts;
  private final CallbackLine line;
  private final CallbackSettings settings;
  private final CallbackBell bell;
  private final InstantSource clock;
  private final LeasedWork<Due> work;

  StatusCallbacks(
      StatusCallbackStore store,
      InteractionStore interactions,
      InteractionData data,
      Services services,
      Accounts accounts,
      CallbackLine line,
      CallbackSettings settings,
      CallbackBell bell,
      Errands errands,
      InstantSource clock) {
    this.store = store;
    this.interactions = interactions;
    this.data = data;
    this.services = services;
    this.accounts = accounts;
    this.line = line;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
    this.work =
        new LeasedWork<>(
            new LeasedWork.Terms("status callback", settings.concurrency(), settings.lease()),
            store::claim,
            Due::id,
            bell,
            errands,
            clock);
  }

  /// In the transaction that writes down what has changed.
  public void changed(
      LinkId link, UUID interaction, @Nullable String inbound, @Nullable String outbound) {
    changed(List.of(new Change(link, interaction, inbound, outbound)));
  }

  public void changed(Collection<Change> changes) {
    if (!changes.isEmpty() && store.add(changes, clock.instant())) {
      bell.ringAfterCommit();
    }
  }

  /// One round; returns how many were taken up.
  int tell() {
    return work.round(this::tell);
  }

  private void tell(Due due) {
    var service = services.find(due.service()).orElse(null);
    var account = service == null ? null : accounts.of(service.tenant()).orElse(null);
    var interaction = interactions.find(due.link(), due.interaction()).orElse(null);
    if (service == null || service.callbackUrl() == null || account == null) {
      log.info("Callback {} has nobody to go to any more and is dropped", due.id());
      store.done(due.id());
    } else if (interaction == null) {
      log.info("Callback {} is about an interaction that was deleted, and is dropped", due.id());
      store.done(due.id());
    } else {
      var then = due.then(interaction);
      var fields = InteractionFields.of(then, account, due.service(), data.of(then));
      settle(due, post(service, account, fields));
    }
  }

  private Answer post(Service service, Account account, Map<String, String> fields) {
    return line.post("status", Objects.requireNonNull(service.callbackUrl()), fields, account);
  }

  private void settle(Due due, Answer answer) {
    if (answer instanceof Given given && given.status() < 500 && given.status() != 429) {
      store.done(due.id());
      return;
    }
    var now = clock.instant();
    if (!now.isBefore(due.since().plus(settings.giveUpAfter()))) {
      log.warn("Callback {} is given up after {} attempts", due.id(), due.attempts());
      store.done(due.id());
    } else {
      var pause = pause(due.attempts());
      log.info("Callback {} was not taken and is made again in {}", due.id(), pause);
      store.putOff(due.id(), now.plus(pause));
    }
  }

  private Duration pause(int attempts) {
    var pause = settings.pause().multipliedBy(1L << Math.min(attempts - 1, 12));
    return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
  }
}
