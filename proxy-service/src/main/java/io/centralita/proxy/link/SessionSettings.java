package io.centralita.proxy.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How links are looked after.
///
/// @param sweepEvery how often links whose time is over are looked for
/// @param noticeEvery how often a person whose words reach nobody is told so
/// @param retryEvery how often a pair for whom no number was free is tried again
/// @param waitAtMost how long such a pair waits
@ConfigurationProperties("centralita.session")
public record SessionSettings(
    Duration sweepEvery, Duration noticeEvery, Duration retryEvery, Duration waitAtMost) {
  public SessionSettings {
    positive(sweepEvery, "sweep-every");
    positive(noticeEvery, "notice-every");
    positive(retryEvery, "retry-every");
    positive(waitAtMost, "wait-at-most");
  }

  private static void positive(Duration value, String name) {
    if (value == null || !value.isPositive()) {
      throw new IllegalArgumentException("centralita.session." + name + " must be longer than 0");
    }
  }
}
