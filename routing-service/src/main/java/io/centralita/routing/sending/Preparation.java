package io.centralita.routing.sending;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.template.Message;
import io.centralita.routing.template.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides how a send goes out, if it may: who opted out gets nothing, who has not written for 24
/// hours gets templates alone, and each channel gets what it can show.
record Preparation(Templates templates, Function<TenantId, ServiceCatalogue> catalogues) {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /// What to do with it now.
  sealed interface Prepared {}

  /// @param said what the person reads
  record Ready(Parcel.Content content, String said, @Nullable String template)
      implements Prepared {}

  /// To wait until the person writes.
  record Held() implements Prepared {}

  record NotNow(Refusal refusal) implements Prepared {}

  /// @param keepsWindow whether the carrier leaves the 24 hours to us
  Prepared prepare(
      Send send, Conversation conversation, boolean keepsWindow, boolean optedOut, Instant now) {
    if (optedOut && !send.asked().despiteOptOut()) {
      return new NotNow(Refusal.OPTED_OUT);
    }
    return switch (conversation.person().channel()) {
      case WHATSAPP ->
          onWhatsApp(send.asked().body(), conversation, !keepsWindow || isOpen(conversation, now));
      case SMS -> onSms(send.asked().body(), conversation);
      case VOICE -> new NotNow(Refusal.UNSUPPORTED_CHANNEL);
    };
  }

  private Prepared onWhatsApp(Body body, Conversation conversation, boolean open) {
    return switch (body) {
      case Body.Words words -> open ? words(words) : new Held();
      case Body.Template template -> {
        var message =
            templates
                .offering(catalogues.apply(conversation.tenant()))
                .at(template.timeZone())
                .fill(template.name(), conversation.language(), template.variables());
        yield new Ready(templated(message, open), message.text(), template.name());
      }
    };
  }

  private static Parcel.Content templated(Message message, boolean open) {
    if (!open) {
      return new Parcel.FromTemplate(message);
    }
    return message.wording().hasButtons()
        ? new Parcel.Buttons(message)
        : Parcel.Text.of(message.text());
  }

  private Prepared onSms(Body body, Conversation conversation) {
    return switch (body) {
      case Body.Words words -> words(words);
      case Body.Template template -> {
        var message =
            templates
                .offering(catalogues.apply(conversation.tenant()))
                .at(template.timeZone())
                .fill(template.name(), conversation.language(), template.variables());
        yield new Ready(Parcel.Text.of(message.plain()), message.plain(), template.name());
      }
    };
  }

  private static boolean isOpen(Conversation conversation, Instant now) {
    var until = conversation.windowUntil();
    return until != null && now.plus(MARGIN).isBefore(until);
  }

  private static Prepared words(Body.Words words) {
    var location = words.location();
    var said = location == null ? words.text() : words.text() + place(words.text(), location);
    if (said.isBlank() && words.media().isEmpty()) {
      return new NotNow(Refusal.INVALID_CONTENT);
    }
    return new Ready(new Parcel.Text(words.text(), words.media(), location, said), said, null);
  }

  /// A link that every phone opens in its map.
  private static String place(String before, Location location) {
    var link = "https://maps.google.com/?q=" + location.latitude() + "," + location.longitude();
    var labelled =
        Stream.of(location.label(), location.address())
            .flatMap(Stream::ofNullable)
            .collect(Collectors.joining(", ", "", " "))
            .concat(link)
            .strip();
    return before.isBlank() ? labelled : "\n" + labelled;
  }
}
