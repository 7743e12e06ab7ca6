package io.centralita.routing.reception;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whom people call who are in danger, in both languages; empty where no number is known.
@ConfigurationProperties("routing.emergency")
record EmergencySettings(String es, String en) {

  /// What a remark may name.
  Map<String, String> variables() {
    return Map.of("emergencyEs", es, "emergencyEn", en);
  }
}
