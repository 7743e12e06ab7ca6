package io.centralita.simulator.carrier;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.feed.Feed;
import io.centralita.simulator.journal.Journal;
import io.centralita.simulator.media.MediaFetcher;
import io.centralita.simulator.message.Attachment;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.phonebook.Inbox;
import io.centralita.simulator.webhook.Lanes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Takes an accepted message to the phone, step by step: queued, sent, delivered, perhaps read; or
/// undelivered, with the reason. Who was under way when the simulator stopped goes on at its next
/// start: a carrier forgets nothing that it has accepted.
@Component
class Journey implements SmartInitializingSingleton, AutoCloseable {
  /// Twilio's "failed to send freeform message: outside the allowed window".
  static final int WINDOW_CLOSED = 63016;

  /// Twilio's "media failed to download".
  private static final int NO_MEDIA = 63019;

  private static final Logger LOG = LoggerFactory.getLogger(Journey.class);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("simulator-journey").daemon().factory());

  /// With what code a message that is under way will not arrive, by its sid.
  private final Map<String, Integer> doomed = new ConcurrentHashMap<>();

  private final SimulatorSettings.Statuses pace;
  private final Journal journal;
  private final Messages messages;
  private final StatusCallbacks callbacks;
  private final MediaFetcher media;
  private final Faults faults;
  private final Inbox inbox;
  private final Feed feed;
  private final Lanes lanes;
  private final InstantSource clock;

  Journey(
      SimulatorSettings settings,
      Journal journal,
      Messages messages,
      StatusCallbacks callbacks,
      MediaFetcher media,
      Faults faults,
      Inbox inbox,
      Feed feed,
      Lanes lanes,
      InstantSource clock) {
    this.pace = settings.statuses();
    this.journal = journal;
    this.messages = messages;
    this.callbacks = callbacks;
    this.media = media;
    this.faults = faults;
    this.inbox = inbox;
    this.feed = feed;
    this.lanes = lanes;
    this.clock = clock;
    timer.setRemoveOnCancelPolicy(true);
    journal.replay("doomed", Doomed.class, message -> doomed.put(message.sid(), message.code()));
    doomed.keySet().removeIf(sid -> messages.find(sid).filter(Journey::underWay).isEmpty());
    doomed.forEach((sid, code) -> journal.append("doomed", new Doomed(sid, code)));
  }

  /// Before the door opens, so that nobody sets out twice.
  @Override
  public void afterSingletonsInstantiated() {
    messages
        .after(Optional.empty(), Optional.empty(), -1)
        .filter(Journey::underWay)
        .forEach(this::resume);
  }

  private void resume(Message message) {
    var announcer = callbacks.announcer(message);
    if (message.status() == Status.SENT) {
      after(pace.deliveredAfter(), () -> deliver(message.sid(), announcer));
    } else {
      depart(message, Optional.ofNullable(doomed.get(message.sid())), announcer);
    }
  }

  private static boolean underWay(Message message) {
    return !message.inbound()
        && (message.status() == Status.QUEUED || message.status() == Status.SENT);
  }

  /// Begins with a message that is queued.
  ///
  /// @param failure the code with which it will not arrive
  void begin(Message message, OptionalInt failure) {
    var announcer = callbacks.announcer(message);
    announcer.announce(message, message.history().getFirst());
    var numbers = List.of(message.from().id(), message.to().id());
    var reason =
        failure.isPresent()
            ? Optional.of(failure.getAsInt())
            : faults.strike(numbers, Kind.UNDELIVERED).map(Fault::reason);
    reason.ifPresent(code -> {
      doomed.put(message.sid(), code);
      journal.append("doomed", new Doomed(message.sid(), code));
    });
    depart(message, reason, announcer);
  }

  private void depart(
      Message message, Optional<Integer> reason, StatusCallbacks.Announcer announcer) {
    if (message.media().isEmpty() || reason.isPresent()) {
      after(pace.sentAfter(), () -> send(message.sid(), reason, announcer));
    } else {
      lanes.runBeside(() -> fetchThenSend(message, announcer));
    }
  }

  /// The person has looked at it.
  void read(String sid) {
    messages
        .find(sid)
        .filter(message -> message.to().channel() == Channel.WHATSAPP)
        .filter(message -> message.reached(Status.READ).isEmpty())
        .ifPresent(message -> step(sid, Status.READ, null, callbacks.announcer(message)));
  }

  private void fetchThenSend(Message message, StatusCallbacks.Announcer announcer)
      throws InterruptedException {
    var fetched = new ArrayList<Attachment>();
    for (var file : message.media()) {
      var held = file.id().isEmpty() ? media.fetch(file.url()) : Optional.of(file);
      held.ifPresent(fetched::add);
    }
    var complete = fetched.size() == message.media().size();
    messages.fetched(message.sid(), complete ? fetched : message.media());
    var reason = complete ? Optional.<Integer>empty() : Optional.of(NO_MEDIA);
    after(pace.sentAfter(), () -> send(message.sid(), reason, announcer));
  }

  private void send(String sid, Optional<Integer> reason, StatusCallbacks.Announcer announcer) {
    if (reason.isPresent()) {
      step(sid, Status.UNDELIVERED, reason.get(), announcer);
      doomed.remove(sid);
      return;
    }
    step(sid, Status.SENT, null, announcer);
    after(pace.deliveredAfter(), () -> deliver(sid, announcer));
  }

  private void deliver(String sid, StatusCallbacks.Announcer announcer) {
    step(sid, Status.DELIVERED, null, announcer)
        .ifPresent(message -> {
          inbox.delivered(message);
          if (pace.autoRead()) {
            after(pace.readAfter(), () -> readByItself(message));
          }
        });
  }

  private void readByItself(Message message) {
    inbox.read(message.person().id(), Inbox.Chat.of(message)).forEach(this::read);
  }

  private Optional<Message> step(
      String sid, Status status, @Nullable Integer errorCode, StatusCallbacks.Announcer announcer) {
    var change = new StatusChange(status, clock.instant(), errorCode);
    var changed = messages.step(sid, change);
    changed.ifPresent(message -> {
      announcer.announce(message, change);
      if (message.onPhone()) {
        feed.publish("message", message.person().id(), message);
      }
    });
    return changed;
  }

  private void after(Duration delay, Runnable step) {
    Runnable guarded =
        () -> {
          try {
            step.run();
          } catch (RuntimeException problem) {
            LOG.error("a message stays where it is on its way", problem);
          }
        };
    var _ = timer.schedule(guarded, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  record Doomed(String sid, int code) {}
}
