package io.centralita.simulator.call;

import io.centralita.simulator.call.Verb.Target;
import io.centralita.simulator.feed.Feed;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Sids;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Connects phones: keeps the calls that go on, lets each take its next step, and watches the time.
@Component
public class Exchange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final long BEAT_MILLIS = 50;

  private final Map<String, Live> going = new LinkedHashMap<>();
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("simulator-calls").daemon().factory());
  private final World world = new World();
  private final BusinessNumbers numbers;
  private final Questions questions;
  private final Calls calls;
  private final Feed feed;
  private final Sids sids;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Exchange(
      BusinessNumbers numbers,
      Questions questions,
      Calls calls,
      Feed feed,
      Sids sids,
      InstantSource clock,
      MeterRegistry meters) {
    this.numbers = numbers;
    this.questions = questions;
    this.calls = calls;
    this.feed = feed;
    this.sids = sids;
    this.clock = clock;
    this.meters = meters;
    var _ =
        watch.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// A person calls a number of the business; nothing when they are in a call already.
  public synchronized Optional<Call> place(String person, BusinessNumber number) {
    if (world.busy(person)) {
      return Optional.empty();
    }
    var call = Call.placed(sids.next("CA"), person, number.number(), clock.instant());
    meters.counter("simulator.calls", "direction", call.direction().wire()).increment();
    var voice = Target.post(number.voiceUrl());
    become(CallFlow.begin(call, voice, number.voiceStatus().map(Target::post)));
    return Optional.of(call);
  }

  /// The owner of a phone answers; false when it does not ring.
  public synchronized boolean pickUp(String person, String sid) {
    return takesPart(person, sid)
        .filter(call -> call.parentSid() != null && call.status() == CallStatus.RINGING)
        .map(call -> step(String.valueOf(call.parentSid()), new Happening.PickedUp(sid)))
        .isPresent();
  }

  /// The owner of a phone hangs up or declines; false when there is nothing to hang up.
  public synchronized boolean hangUp(String person, String sid) {
    return takesPart(person, sid)
        .map(call ->
            step(call.parentSid() == null ? sid : call.parentSid(), new Happening.HungUp(sid)))
        .isPresent();
  }

  private Optional<Call> takesPart(String person, String sid) {
    return calls.find(sid).filter(call -> call.person().equals(person) && !call.status().over());
  }

  private synchronized boolean step(String callerSid, Happening happening) {
    var live = going.get(callerSid);
    if (live != null) {
      become(CallFlow.next(live, happening, world));
    }
    return true;
  }

  private void become(Turn turn) {
    var live = turn.live();
    var sid = live.call().sid();
    if (live.over()) {
      going.remove(sid);
    } else {
      going.put(sid, live);
    }
    live.calls()
        .forEach(call -> {
          if (calls.find(call.sid()).filter(call::equals).isEmpty()) {
            calls.save(call);
            feed.publish("call", call.person(), call);
          }
        });
    for (var effect : turn.effects()) {
      switch (effect) {
        case Effect.Ask question ->
            questions.ask(question, fallback(live), answer -> step(sid, answer));
        case Effect.Tell step -> questions.tell(step);
      }
    }
  }

  private Optional<String> fallback(Live live) {
    return numbers.find(live.call().to()).flatMap(BusinessNumber::voiceFallback);
  }

  private synchronized void beat() {
    try {
      var now = clock.instant();
      for (var live : List.copyOf(going.values())) {
        var due = live.due();
        if (due != null && !now.isBefore(due)) {
          step(live.call().sid(), new Happening.TimeUp());
        }
      }
    } catch (RuntimeException problem) {
      LOG.error("a call waits longer than it should; the next beat goes on", problem);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }

  private final class World implements Facts {
    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public boolean owns(String number) {
      return numbers.find(number).isPresent();
    }

    @Override
    public boolean exists(String number) {
      return Address.isNumber(number);
    }

    @Override
    public boolean busy(String number) {
      return going.values().stream()
          .flatMap(Live::calls)
          .anyMatch(call -> call.person().equals(number) && !call.status().over());
    }

    @Override
    public String newSid() {
      return sids.next("CA");
    }
  }
}
