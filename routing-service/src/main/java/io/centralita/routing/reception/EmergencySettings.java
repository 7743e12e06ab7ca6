package io.centralita.routing.reception;

import io.centralita.routing.understanding.Remark;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whom people call who are in danger, in both languages; empty where the numbers of the tenant's
/// country are meant.
@ConfigurationProperties("routing.emergency")
record EmergencySettings(String es, String en) {

  /// What a remark names.
  Map<String, String> variables(Remark remark) {
    var variables = new HashMap<>(remark.variables());
    variables.computeIfPresent("emergencyEs", (_, known) -> es.isBlank() ? known : es);
    variables.computeIfPresent("emergencyEn", (_, known) -> en.isBlank() ? known : en);
    return variables;
  }
}
