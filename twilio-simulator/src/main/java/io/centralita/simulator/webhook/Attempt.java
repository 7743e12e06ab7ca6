package io.centralita.simulator.webhook;

/// How one request of a webhook ended.
public sealed interface Attempt {
  /// The business answered.
  record Answered(int status, String body) implements Attempt {}

  /// There was nobody to talk to.
  record NotConnected(String reason) implements Attempt {}

  /// The connection broke or stayed silent after the request.
  record NoAnswer(String reason) implements Attempt {}

  default boolean succeeded() {
    return this instanceof Answered(int status, _) && status < 400;
  }
}
