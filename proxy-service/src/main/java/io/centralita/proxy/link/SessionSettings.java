package io.centralita.proxy.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How links are looked after.
///
/// @param sweepEvery how often links whose time is over are looked for
/// @param noticeEvery how often a person whose words reach nobody is told so
/// @param retryEvery how often a pair for whom no number was free is tried again
/// @param waitAtMost how long such a pair waits
/// @param warnBelow the share of a pool that somebody should have left, or it is said
@ConfigurationProperties("centralita.session")
public record SessionSettings(
    Duration sweepEvery,
    Duration noticeEvery,
    Duration retryEvery,
    Duration waitAtMost,
    double warnBelow) {
  public SessionSettings {
    positive(sweepEvery, "sweep-every");
    positive(noticeEvery, "notice-every");
    positive(retryEvery, "retry-every");
    positive(waitAtMost, "wait-at-most");
    if (warnBelow < 0 || warnBelow > 1) {
      throw new IllegalArgumentException("centralita.session.warn-below must be between 0 and 1");
    }
  }

  private static void positive(Duration value, String name) {
    if (value == null || !value.isPositive()) {
      throw new IllegalArgumentException("centralita.session." + name + " must be longer than 0");
    }
  }
}
