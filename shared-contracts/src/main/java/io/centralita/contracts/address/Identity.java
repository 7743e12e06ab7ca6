package io.centralita.contracts.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A real address in clear: a phone number in E.164, the business-scoped user id that WhatsApp
/// gives to people without one (`US.1234…`), or the id of a Kommo chat whose person gave no number
/// (`kommo:9f2c…`). It never leaves the process that read it; its text form is its hint, so that a
/// log line cannot betray it.
public final class Identity {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{4,128}");
  private static final String KOMMO = "kommo:";
  private static final Pattern KOMMO_CHAT = Pattern.compile(KOMMO + "[A-Za-z0-9_-]{6,100}");

  private static final int MEXICO = 52;
  private static final long MEXICAN_ONE = 10_000_000_000L;

  /// Those that were read lately, by their texts: people write more than once, and reading a phone
  /// number is more work than sealing it. Whoever falls on the same slot takes it over.
  private static final AtomicReferenceArray<@Nullable Known> KNOWN =
      new AtomicReferenceArray<>(4_096);

  private record Known(String text, Identity identity) {}

  private final String value;
  private final String hint;
  private final boolean phoneNumber;

  private Identity(String value, String hint, boolean phoneNumber) {
    this.value = value;
    this.hint = hint;
    this.phoneNumber = phoneNumber;
  }

  /// @throws IllegalArgumentException when the text is neither; the message does not repeat it
  public static Identity of(String text) {
    int slot = Math.floorMod(text.hashCode(), KNOWN.length());
    var known = KNOWN.get(slot);
    if (known != null && known.text().equals(text)) {
      return known.identity();
    }
    var read = read(text);
    KNOWN.set(slot, new Known(text, read));
    return read;
  }

  private static Identity read(String text) {
    if (USER_ID.matcher(text).matches() || KOMMO_CHAT.matcher(text).matches()) {
      return new Identity(text, idHint(text), false);
    }
    if (!text.startsWith("+")) {
      throw new IllegalArgumentException(
          "Neither a number in E.164 nor the id of a WhatsApp user or a Kommo chat");
    }
    try {
      var parsed = withoutMexicanOne(PHONES.parse(text, null)).clearExtension();
      return new Identity(
          PHONES.format(parsed, PhoneNumberFormat.E164),
          phoneHint(PHONES.format(parsed, PhoneNumberFormat.INTERNATIONAL)),
          true);
    } catch (NumberParseException notANumber) {
      throw new IllegalArgumentException("Not a phone number: " + notANumber.getErrorType());
    }
  }

  /// Some still write Mexican mobiles as `+52 1` and ten digits, as they were until 2019; both are
  /// the same person.
  private static PhoneNumber withoutMexicanOne(PhoneNumber parsed) {
    long national = parsed.getNationalNumber();
    boolean old = parsed.getCountryCode() == MEXICO && national / MEXICAN_ONE == 1;
    return old ? parsed.setNationalNumber(national % MEXICAN_ONE) : parsed;
  }

  /// The identity in clear, for the carrier alone.
  public String reveal() {
    return value;
  }

  public boolean isPhoneNumber() {
    return phoneNumber;
  }

  /// A phone that takes calls and no messages, as far as its number tells.
  public boolean isLandline() {
    try {
      return phoneNumber
          && PHONES.getNumberType(PHONES.parse(value, null)) == PhoneNumberType.FIXED_LINE;
    } catch (NumberParseException impossible) {
      throw new IllegalStateException("A number that was read cannot be read", impossible);
    }
  }

  /// A person whom only Kommo can reach.
  public boolean isKommoChat() {
    return value.startsWith(KOMMO);
  }

  /// What people may see: `+51 9•• ••• 421`.
  public String hint() {
    return hint;
  }

  private static String idHint(String id) {
    int end = id.startsWith(KOMMO) ? KOMMO.length() : id.indexOf('.') + 1;
    return id.substring(0, end) + "•••" + id.substring(id.length() - 2);
  }

  private static String phoneHint(String formatted) {
    int nationalStart = formatted.indexOf(' ') + 1;
    int digits = (int) formatted.chars().skip(nationalStart).filter(Character::isDigit).count();
    var hint = new StringBuilder(formatted.substring(0, nationalStart));
    int seen = 0;
    for (char c : formatted.substring(nationalStart).toCharArray()) {
      boolean shown = !Character.isDigit(c) || seen == 0 || seen >= digits - 3;
      hint.append(shown ? c : '•');
      seen += Character.isDigit(c) ? 1 : 0;
    }
    return hint.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity identity && identity.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return hint();
  }
}
