package io.centralita.simulator.call;

/// Something that takes a call further.
sealed interface Happening {
  /// The business has answered, or could not be asked.
  ///
  /// @param url what addresses in the answer are relative to
  record Told(String url, VoiceScript script) implements Happening {}

  /// The owner of a dialed phone answers.
  record PickedUp(String sid) implements Happening {}

  /// The owner of a phone hangs up, or does not want the call.
  record HungUp(String sid) implements Happening {}

  /// What was waited for has lasted as long as it may.
  record TimeUp() implements Happening {}
}
