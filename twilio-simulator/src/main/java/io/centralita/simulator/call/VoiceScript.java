package io.centralita.simulator.call;

import java.util.List;

/// What Twilio reads out of the answer to a voice webhook.
sealed interface VoiceScript {
  /// @param warnings what it leaves out
  record Written(List<Verb> verbs, List<Trouble> warnings) implements VoiceScript {}

  /// The caller hears that there was an application error.
  record Broken(Trouble trouble) implements VoiceScript {}
}
