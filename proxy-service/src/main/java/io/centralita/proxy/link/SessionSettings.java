package io.centralita.proxy.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long people stay linked.
///
/// @param ttl how long a link stays open
/// @param extendedByInteractions whether each message starts that time anew
/// @param sweepEvery how often links whose time is over are looked for
/// @param noticeEvery how often a person whose words reach nobody is told so
/// @param retryEvery how often a pair for whom no number was free is tried again
/// @param waitAtMost how long such a pair waits
@ConfigurationProperties("centralita.session")
public record SessionSettings(
    Duration ttl,
    boolean extendedByInteractions,
    Duration sweepEvery,
    Duration noticeEvery,
    Duration retryEvery,
    Duration waitAtMost) {
  private static final int STEPS_A_TTL = 24;

  public SessionSettings {
    positive(ttl, "ttl");
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

  /// An extension is worth a row and an event only when it is one of this size.
  Duration smallestExtension() {
    return ttl.dividedBy(STEPS_A_TTL);
  }
}
