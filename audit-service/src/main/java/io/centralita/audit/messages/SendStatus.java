package io.centralita.audit.messages;

import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a send, as one event tells it.
///
/// @param reason the carrier's error code, or the code of the refusal
record SendStatus(SendId send, Progress progress, @Nullable String reason, Instant at) {

  static SendStatus of(Delivery delivery) {
    return switch (delivery) {
      case MessageHandedOver sent ->
          new SendStatus(sent.sendId(), Progress.HANDED_OVER, null, sent.at());
      case DeliveryAdvanced advanced ->
          new SendStatus(
              advanced.sendId(),
              Progress.of(advanced.status()),
              advanced.errorCode(),
              advanced.at());
      case SendRefused refused ->
          new SendStatus(refused.sendId(), Progress.REFUSED, refused.reason(), refused.at());
    };
  }

  /// What to remember after some reports, given what is known: the furthest of each send, where
  /// that is further.
  static List<SendStatus> news(Collection<SendStatus> reports, Map<SendId, Progress> known) {
    var furthest = new HashMap<SendId, SendStatus>();
    for (var report : reports) {
      var before = furthest.get(report.send());
      var reached = before == null ? known.get(report.send()) : before.progress();
      if (reached == null || report.progress().isAfter(reached)) {
        furthest.put(report.send(), report);
      }
    }
    return List.copyOf(furthest.values());
  }
}
