package io.centralita.kit.boot;

import io.centralita.kit.security.TokenKeyMissing;
import io.centralita.kit.topics.KafkaAway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/// Says what is wrong and what to do, in place of a page of stack traces.
public final class CannotStart implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var action = action(cause);
      if (action != null) {
        return new FailureAnalysis(cause.getMessage(), action, cause);
      }
    }
    return null;
  }

  private static @Nullable String action(Throwable cause) {
    return switch (cause) {
      case TokenKeyMissing _ ->
          "Set JWT_PUBLIC_KEY to a file with the RSA public key (PEM) of who issues the tokens.";
      case KafkaAway _ ->
          "Start Kafka, or set KAFKA_BOOTSTRAP_SERVERS to where it listens (host:port).";
      default -> null;
    };
  }
}
