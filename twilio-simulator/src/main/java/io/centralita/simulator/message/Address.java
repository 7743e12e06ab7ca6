package io.centralita.simulator.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// One end of a message as Twilio writes it: `+51…` by SMS, `whatsapp:+51…` or `whatsapp:US.1234…`
/// (a business-scoped user id) by WhatsApp.
public record Address(Channel channel, String id) {
  private static final String WHATSAPP = "whatsapp:";
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

  public Address {
    if (!isNumber(id) && !(channel == Channel.WHATSAPP && USER_ID.matcher(id).matches())) {
      throw new IllegalArgumentException("neither a number nor a user id of WhatsApp: " + id);
    }
  }

  public static boolean isNumber(String id) {
    return NUMBER.matcher(id).matches();
  }

  /// Whether someone can have a phone under this id.
  public static boolean isPerson(String id) {
    return isNumber(id) || USER_ID.matcher(id).matches();
  }

  /// The address, or nothing when no carrier could reach it.
  public static Optional<Address> parse(String text) {
    var whatsapp = text.startsWith(WHATSAPP);
    var id = whatsapp ? text.substring(WHATSAPP.length()) : text;
    if (!isNumber(id) && !(whatsapp && isPerson(id))) {
      return Optional.empty();
    }
    return Optional.of(new Address(whatsapp ? Channel.WHATSAPP : Channel.SMS, id));
  }

  @JsonCreator
  static Address of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
  }

  @Override
  @JsonValue
  public String toString() {
    return channel == Channel.WHATSAPP ? WHATSAPP + id : id;
  }
}
