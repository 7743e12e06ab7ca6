package io.centralita.routing.sending;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How sends go out.
///
/// @param concurrency how many are handed over at once, to each carrier
/// @param poll how long a send may wait that nobody announced
/// @param lease how long handing over may take; whoever takes longer has died
/// @param grace how long a carrier may take to list a message that it took
/// @param giveUpAfter for how long a carrier that is busy or away is tried
/// @param holdFor how long words wait for a person to write
/// @param stuckAfter how long a send that is looked for in vain holds back what follows it
@ConfigurationProperties("routing.sending")
record SendingSettings(
    int concurrency,
    Duration poll,
    Duration lease,
    Duration grace,
    Duration giveUpAfter,
    Duration holdFor,
    Duration stuckAfter) {

  SendingSettings {
    if (concurrency < 1) {
      throw new IllegalArgumentException("routing.sending.concurrency must be at least 1");
    }
  }
}
