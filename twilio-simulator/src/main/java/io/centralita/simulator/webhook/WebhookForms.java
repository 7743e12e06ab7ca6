package io.centralita.simulator.webhook;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Segments;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What Twilio writes into a webhook: the full set of fields of WhatsApp and of SMS, for a message
/// that came in and for a step of one that went out.
@Component
public class WebhookForms {
  private static final DateTimeFormatter DLR =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SimulatorSettings settings;
  private final JsonMapper json;

  WebhookForms(SimulatorSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /// @param profileName what the person calls themselves on WhatsApp
  /// @param optOut `STOP`, `START` or `HELP` when Twilio acted on the word itself
  public Form message(Message message, String profileName, Optional<String> optOut) {
    var form =
        message.from().channel() == Channel.WHATSAPP
            ? whatsapp(message, profileName)
            : sms(message, optOut);
    for (var index = 0; index < message.media().size(); index++) {
      var file = message.media().get(index);
      form.add("MediaContentType" + index, file.contentType()).add("MediaUrl" + index, file.url());
    }
    return common(form, message)
        .add("SmsMessageSid", message.sid())
        .add("NumMedia", Integer.toString(message.media().size()))
        .add("NumSegments", Integer.toString(Segments.of(message.to().channel(), message.body())))
        .add("SmsStatus", "received")
        .add("Body", message.body());
  }

  private Form whatsapp(Message message, String profileName) {
    var waId = waId(message.from());
    var context = Map.of("ProfileName", profileName, "WaId", waId);
    var metadata = Map.of("type", "whatsapp", "data", Map.of("context", context));
    var form =
        new Form()
            .add("ProfileName", profileName)
            .add("WaId", waId)
            .add("MessageType", messageType(message))
            .add("ReferralNumMedia", "0")
            .add("ChannelMetadata", json.writeValueAsString(metadata));
    if (message.tapped() != null) {
      form.add("ButtonText", message.tapped().title()).add("ButtonPayload", message.tapped().id());
    }
    if (message.repliesTo() != null) {
      form.add("OriginalRepliedMessageSid", message.repliesTo())
          .add("OriginalRepliedMessageSender", message.to().toString());
    }
    if (message.location() != null) {
      form.add("Latitude", Double.toString(message.location().latitude()))
          .add("Longitude", Double.toString(message.location().longitude()))
          .addIfPresent("Label", message.location().label())
          .addIfPresent("Address", message.location().address());
    }
    return form;
  }

  private static Form sms(Message message, Optional<String> optOut) {
    var form = new Form();
    Whereabouts.add(form, "From", message.from().id());
    Whereabouts.add(form, "To", message.to().id());
    optOut.ifPresent(type -> form.add("OptOutType", type));
    return form;
  }

  /// The announcement that a message has come one step further.
  public Form status(Message message, StatusChange change) {
    var form = common(new Form(), message);
    var status = change.status();
    form.add("SmsStatus", status.wire()).add("MessageStatus", status.wire());
    form.addIfPresent("ErrorCode", change.errorCode());
    if (message.to().channel() == Channel.WHATSAPP) {
      form.add("ChannelPrefix", "whatsapp")
          .add("ChannelToAddress", masked(message.to().id()))
          .add("ChannelInstallSid", "XE" + settings.accountSid().substring(2))
          .add("StructuredMessage", Boolean.toString(message.contentSid() != null));
      if (status == Status.DELIVERED || status == Status.READ) {
        form.add("EventType", status.name());
      }
      if (change.errorCode() != null) {
        form.add("EventType", status.name())
            .add("ChannelStatusMessage", "refused by WhatsApp: " + change.errorCode());
      }
    } else if (status == Status.DELIVERED) {
      form.add("RawDlrDate", DLR.format(change.at()));
    }
    return form;
  }

  private Form common(Form form, Message message) {
    return form.add("SmsSid", message.sid())
        .add("MessageSid", message.sid())
        .add("AccountSid", settings.accountSid())
        .add("From", message.from().toString())
        .add("To", message.to().toString())
        .add("ApiVersion", "2010-04-01");
  }

  private static String messageType(Message message) {
    if (message.tapped() != null) {
      return "button";
    }
    if (message.location() != null) {
      return "location";
    }
    if (message.media().isEmpty()) {
      return "text";
    }
    var type = message.media().getFirst().contentType();
    var family = type.substring(0, Math.max(0, type.indexOf('/')));
    return switch (family) {
      case "image", "audio", "video" -> family;
      default -> "document";
    };
  }

  private static String waId(Address address) {
    return address.id().startsWith("+") ? address.id().substring(1) : address.id();
  }

  private static String masked(String id) {
    return id.substring(0, Math.max(0, id.length() - 4)) + "XXXX";
  }
}
