package io.centralita.proxy.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How a tenant's default service begins. The marketplace's sessions are in it.
///
/// @param ttl how long a session lasts
/// @param extendedByInteractions whether each message starts that time anew
/// @param coolDown for which a number that somebody left brings them no other counterpart
/// @param afterClose what becomes of what reaches nobody
@ConfigurationProperties("centralita.default-service")
public record DefaultService(
    Duration ttl, boolean extendedByInteractions, Duration coolDown, AfterClose afterClose) {
  public DefaultService {
    if (ttl == null || ttl.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("centralita.default-service.ttl must be a second or more");
    }
    if (afterClose == null) {
      throw new IllegalArgumentException("centralita.default-service.after-close is needed");
    }
    if (coolDown == null || coolDown.isNegative()) {
      throw new IllegalArgumentException(
          "centralita.default-service.cool-down must not be negative");
    }
  }
}
