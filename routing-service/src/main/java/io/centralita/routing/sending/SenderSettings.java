package io.centralita.routing.sending;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How fast carriers let a number of ours send.
///
/// @param perSecond sends a second by carrier and channel (`twilio-sms`); 0: as fast as it goes
/// @param numbers another rate for a number, on all its channels (`+51…`)
@ConfigurationProperties("routing.senders")
record SenderSettings(Map<String, Double> perSecond, Map<String, Double> numbers) {

  SenderSettings {
    perSecond = perSecond == null ? Map.of() : Map.copyOf(perSecond);
    numbers = numbers == null ? Map.of() : Map.copyOf(numbers);
    perSecond.values().forEach(SenderRate::new);
    numbers.values().forEach(SenderRate::new);
  }

  /// @param sender its key: `twilio/sms/+51…`
  SenderRate rateOf(String sender) {
    var parts = sender.split("/", 3);
    var own = numbers.get(parts[2]);
    return new SenderRate(
        own != null ? own : perSecond.getOrDefault(parts[0] + "-" + parts[1], 0.0));
  }
}
