package io.centralita.proxy.callback;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// How an account's servers are called.
///
/// @param budget of one call, from looking up the name to the end of the answer
/// @param answerLimit a longer answer counts as none
/// @param privateHosts hosts that may be called although they are not public, and without TLS: for
///   trying things out
/// @param giveUpAfter how long a callback that is informational is tried
/// @param pause after the first attempt that failed; doubled each time
/// @param longestPause between two attempts
/// @param lease an attempt that takes longer is a dead instance's
/// @param poll how long one may wait that nobody announced
/// @param concurrency how many at once
@ConfigurationProperties("centralita.callbacks")
public record CallbackSettings(
    Duration budget,
    DataSize answerLimit,
    List<String> privateHosts,
    Duration giveUpAfter,
    Duration pause,
    Duration longestPause,
    Duration lease,
    Duration poll,
    int concurrency) {

  public CallbackSettings {
    privateHosts =
        privateHosts == null
            ? List.of()
            : privateHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    if (budget == null || !budget.isPositive()) {
      throw new IllegalArgumentException("centralita.callbacks.budget must be longer than 0");
    }
    if (lease == null || lease.compareTo(budget.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "centralita.callbacks.lease must be twice the budget at least, or two would call at once");
    }
  }
}
