package io.centralita.provisioning.directory;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The numbers that the configuration assigns. A number that is taken out of it stays assigned: to
/// give a number up is a decision of its own.
@ConfigurationProperties("centralita")
record NumberSettings(List<Assignment> numbers) {

  NumberSettings {
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
    var seen = new HashSet<BusinessNumber>();
    for (var assignment : numbers) {
      if (!seen.add(assignment.number())) {
        throw new IllegalArgumentException(
            "centralita.numbers assigns " + assignment.number() + " twice");
      }
    }
  }

  /// @param number in E.164, in quotes in yml: `"+5117000001"`
  /// @param provider whose own line it is, where the number has one
  /// @param carrier who carries its messages; Twilio where nothing is said
  /// @param sender the carrier's own id of it: Meta's `phone_number_id`, Kommo's `scope_id`; those
  ///   two know a number by nothing else
  /// @param service `MISSED_CALL`, where a call is never answered but noted
  record Assignment(
      BusinessNumber number,
      TenantId tenant,
      NumberPurpose purpose,
      Set<Channel> channels,
      @Nullable ProviderId provider,
      @Nullable Carrier carrier,
      @Nullable String sender,
      @Nullable NumberService service) {

    Assignment {
      if (number == null || tenant == null || purpose == null) {
        throw new IllegalArgumentException(
            "Each of centralita.numbers has a number, a tenant and a purpose");
      }
      channels = channels == null ? Set.of() : Set.copyOf(channels);
      if (channels.isEmpty()) {
        throw new IllegalArgumentException(
            "centralita.numbers gives " + number + " no channels: WHATSAPP, SMS, VOICE");
      }
      if (carrier != null && carrier != Carrier.TWILIO && (sender == null || sender.isBlank())) {
        throw new IllegalArgumentException(
            "centralita.numbers gives "
                + number
                + " no sender: the id by which "
                + carrier.code()
                + " knows it");
      }
    }

    NumberAssigned state() {
      return new NumberAssigned(
          number, tenant, purpose, channels, provider, carrier, sender, service);
    }
  }
}
