package io.centralita.simulator.call;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An instruction of voice TwiML (https://www.twilio.com/docs/voice/twiml).
sealed interface Verb {
  record Say(String text, String language) implements Verb {
    /// About how long it takes to say it.
    Duration length() {
      return Duration.ofMillis(Math.max(1_500, text.length() * 70L));
    }
  }

  record Play(String url) implements Verb {}

  record Pause(Duration length) implements Verb {}

  /// @param busy whether the caller hears a busy signal, or that the number is not in service
  record Reject(boolean busy) implements Verb {}

  record Hangup() implements Verb {}

  record Redirect(Target target) implements Verb {}

  /// @param callerId what the dialed phones see; without one, the caller's own number
  /// @param timeout how long they ring
  /// @param timeLimit how long the two may talk
  /// @param answerOnBridge whether the caller's call counts as answered only when someone picks up
  /// @param action asked what comes next when the dialing is over
  record Dial(
      Optional<String> callerId,
      Duration timeout,
      Duration timeLimit,
      boolean answerOnBridge,
      Optional<Target> action,
      List<Callee> callees)
      implements Verb {}

  /// A phone to ring.
  ///
  /// @param progress where its progress is told
  /// @param events of which steps: `initiated`, `ringing`, `answered`, `completed`
  /// @param first asked what whoever picks up hears before the caller does
  record Callee(
      String number, Optional<Target> progress, List<String> events, Optional<Target> first) {}

  /// An address to ask or to tell.
  ///
  /// @param method `GET` or `POST`
  record Target(String url, String method) {
    static Target post(String url) {
      return new Target(url, "POST");
    }

    /// The target with its whole address, as seen from a document; nothing when no web address.
    Optional<Target> from(String document) {
      try {
        var whole = url.isEmpty() ? document : URI.create(document).resolve(url).toString();
        return Optional.of(new Target(whole, method))
            .filter(_ -> whole.startsWith("http://") || whole.startsWith("https://"));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }
}
