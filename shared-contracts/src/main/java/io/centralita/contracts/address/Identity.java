package io.centralita.contracts.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/// A real address in clear: a phone number in E.164, or the business-scoped user id that WhatsApp
/// gives to people without one (`US.1234…`). It never leaves the process that read it; its text
/// form is its hint, so that a log line cannot betray it.
public final class Identity {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{4,64}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

  private static final int MEXICO = 52;
  private static final long MEXICAN_ONE = 10_000_000_000L;

  private final String value;

  private Identity(String value) {
    this.value = value;
  }

  /// @throws IllegalArgumentException when the text is neither; the message does not repeat it
  public static Identity of(String text) {
    if (USER_ID.matcher(text).matches()) {
      return new Identity(text);
    }
    if (!text.startsWith("+")) {
      throw new IllegalArgumentException("Neither a number in E.164 nor a WhatsApp user id");
    }
    try {
      var parsed = withoutMexicanOne(PHONES.parse(text, null));
      return new Identity(PHONES.format(parsed, PhoneNumberFormat.E164));
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
    return E164.matcher(value).matches();
  }

  /// What people may see: `+51 9•• ••• 421`.
  public String hint() {
    return isPhoneNumber()
        ? phoneHint()
        : value.substring(0, 3) + "•••" + value.substring(value.length() - 2);
  }

  private String phoneHint() {
    PhoneNumber parsed;
    try {
      parsed = PHONES.parse(value, null);
    } catch (NumberParseException impossible) {
      return "+•••" + value.substring(value.length() - 3);
    }
    var formatted = PHONES.format(parsed, PhoneNumberFormat.INTERNATIONAL);
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
