package io.centralita.simulator.fault;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong on purpose.
///
/// @param kind what
/// @param probability how likely it is for each message or request, 0 to 1; without one, certain
/// @param remaining how many times more; without one, until it is taken away
/// @param number only for messages to or from this number (without a channel's prefix)
/// @param operation for faults of the API, which calls: `create` unless said otherwise
/// @param delayMillis how late the answer comes (`delay`)
/// @param status the HTTP status (`server-error`)
/// @param times how often the webhook comes altogether (`webhook-repeated`)
/// @param concurrent whether its repetitions come at once
/// @param errorCode why it never arrives (`undelivered`)
public record Fault(
    Kind kind,
    @Nullable Double probability,
    @Nullable Integer remaining,
    @Nullable String number,
    @Nullable Operation operation,
    @Nullable Integer delayMillis,
    @Nullable Integer status,
    @Nullable Integer times,
    @Nullable Boolean concurrent,
    @Nullable Integer errorCode) {

  public Fault {
    Objects.requireNonNull(kind, "kind");
    if (probability != null && !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability is between 0 and 1");
    }
    if ((remaining != null && remaining < 0)
        || (delayMillis != null && (delayMillis < 0 || delayMillis > 600_000))
        || (times != null && (times < 1 || times > 100))) {
      throw new IllegalArgumentException("remaining, delayMillis or times is out of range");
    }
    if (status != null && (status < 500 || status > 599)) {
      throw new IllegalArgumentException("status is a 5xx");
    }
  }

  public Duration delay() {
    return Duration.ofMillis(Objects.requireNonNullElse(delayMillis, 2_000));
  }

  public int httpStatus() {
    return Objects.requireNonNullElse(status, 503);
  }

  public int deliveries() {
    return Objects.requireNonNullElse(times, 2);
  }

  public boolean atOnce() {
    return Boolean.TRUE.equals(concurrent);
  }

  /// 30008 is Twilio's "unknown error".
  public int reason() {
    return Objects.requireNonNullElse(errorCode, 30008);
  }

  boolean covers(Operation asked) {
    return Objects.requireNonNullElse(operation, Operation.CREATE).covers(asked);
  }

  double chance() {
    return Objects.requireNonNullElse(probability, 1.0);
  }
}
