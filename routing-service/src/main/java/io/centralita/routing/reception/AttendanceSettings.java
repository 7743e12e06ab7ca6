package io.centralita.routing.reception;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// When people who asked for a person are answered, in both languages; empty where nobody says.
@ConfigurationProperties("routing.attendance")
record AttendanceSettings(String es, String en) {

  Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    if (!es.isBlank()) {
      variables.put("attendanceEs", es);
    }
    if (!en.isBlank()) {
      variables.put("attendanceEn", en);
    }
    return variables;
  }
}
