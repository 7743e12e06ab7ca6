package io.centralita.gateway.twilio;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.gateway.media.MediaAddresses;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Twilio's address of a medium names the account and asks for its password. In what goes on to
/// others it is the gateway's own, and a medium is `<MessageSid>-<MediaSid>`.
final class MediaPlaces {
  private static final Pattern MEDIUM = Pattern.compile("([A-Z]{2}\\w{32})-(ME\\w{32})");

  private final TwilioSettings.Media settings;
  private final @Nullable MediaAddresses addresses;
  private final Pattern twilios;

  MediaPlaces(TwilioSettings.Media settings) {
    this.settings = settings;
    this.addresses =
        settings.isOn() ? new MediaAddresses(settings.publicUrl(), settings.authTokens()) : null;
    this.twilios =
        Pattern.compile(
            Pattern.quote(messages()) + "/([A-Z]{2}\\w{32})/Media/(ME\\w{32})(?:\\.json)?");
  }

  @Nullable MediaAddresses addresses() {
    return addresses;
  }

  /// The same content, with addresses at the gateway for what this account has.
  MessageContent ours(MessageContent content) {
    return addresses == null || content.media().isEmpty()
        ? content
        : content.with(content.media().stream().map(this::ours).toList());
  }

  private MessageContent.Media ours(MessageContent.Media medium) {
    var at = twilios.matcher(medium.url().toString());
    return addresses != null && at.matches()
        ? new MessageContent.Media(
            addresses.of(at.group(1) + "-" + at.group(2)), medium.contentType(), medium.name())
        : medium;
  }

  /// Where Twilio has a medium; null for what is none.
  @Nullable URI twilios(String medium) {
    var parts = MEDIUM.matcher(medium);
    return parts.matches()
        ? URI.create(messages() + "/" + parts.group(1) + "/Media/" + parts.group(2))
        : null;
  }

  private String messages() {
    return settings.from() + "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages";
  }
}
