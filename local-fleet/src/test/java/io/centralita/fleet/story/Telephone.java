package io.centralita.fleet.story;

import static org.awaitility.Awaitility.await;

import io.centralita.fleet.story.PhoneApi.Ring;
import io.centralita.testkit.SettableClock;
import java.time.Duration;
import java.util.Set;

/// The voice side of a virtual phone.
final class Telephone {
  private static final Set<String> GOING = Set.of("ringing", "in-progress");

  private final PhoneApi api;
  private final String number;
  private final SettableClock clock;
  private final Duration patience;

  Telephone(PhoneApi api, String number, SettableClock clock, Duration patience) {
    this.api = api;
    this.number = number;
    this.clock = clock;
    this.patience = patience;
  }

  Ring calls(String business) {
    return api.call(number, business);
  }

  /// Waits until the phone rings.
  Ring rings() {
    return await("a call to " + number)
        .atMost(patience)
        .until(() -> api.calls(number), calls -> calls.stream().anyMatch(Ring::ringsAtThePhone))
        .stream()
        .filter(Ring::ringsAtThePhone)
        .findFirst()
        .orElseThrow();
  }

  void answers(Ring ring) {
    api.answer(number, ring.sid());
  }

  void hangsUp(Ring ring) {
    api.hangUp(number, ring.sid());
  }

  /// Waits, second by second of the story's time, until the voice of the switchboard has said it.
  void hears(Ring ring, String words) {
    await("'" + words + "' in " + ring.sid())
        .atMost(patience)
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(1));
              return api.call(ring.sid()).announcement();
            },
            said -> said.contains(words));
  }

  /// Waits until a call is over, and says how it went.
  Ring ends(Ring ring) {
    return await("the end of " + ring.sid())
        .atMost(patience)
        .until(() -> api.call(ring.sid()), call -> !GOING.contains(call.status()));
  }
}
