package io.centralita.fleet;

/// Why the fleet could not do what it was asked for, as a sentence for the person at the terminal.
final class FleetFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  FleetFailure(String sentence) {
    super(sentence);
  }

  FleetFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
