package io.centralita.proxy.pool;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.centralita.contracts.address.Identity;
import org.jspecify.annotations.Nullable;

/// Where a number is from, as far as the number itself tells.
///
/// @param country ISO 3166, such as `PE`
/// @param areaCode with the country's calling code, such as `1212`
/// @param overlay equal for area codes that serve the same places
public record Place(@Nullable String country, @Nullable String areaCode, @Nullable String overlay) {
  public static final Place UNKNOWN = new Place(null, null, null);
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /// @param e164 a number that is nobody's own
  public static Place of(String e164) {
    try {
      var parsed = PHONES.parse(e164, null);
      var areaCode = areaCode(parsed);
      return new Place(
          PHONES.getRegionCodeForNumber(parsed),
          areaCode,
          areaCode == null ? null : Overlays.of(areaCode));
    } catch (NumberParseException _) {
      return UNKNOWN;
    }
  }

  public static Place of(Identity identity) {
    return identity.isPhoneNumber() ? of(identity.reveal()) : UNKNOWN;
  }

  private static @Nullable String areaCode(PhoneNumber parsed) {
    int length = PHONES.getLengthOfGeographicalAreaCode(parsed);
    return length == 0
        ? null
        : parsed.getCountryCode()
            + PHONES.getNationalSignificantNumber(parsed).substring(0, length);
  }

  /// What a hint such as `+51 9•• ••• 421` still tells: the country, where a calling code is one
  /// country's alone.
  public static Place ofHint(String hint) {
    int space = hint.indexOf(' ');
    if (!hint.startsWith("+") || space < 2) {
      return UNKNOWN;
    }
    try {
      var regions = PHONES.getRegionCodesForCountryCode(Integer.parseInt(hint, 1, space, 10));
      return regions.size() == 1 ? new Place(regions.getFirst(), null, null) : UNKNOWN;
    } catch (NumberFormatException _) {
      return UNKNOWN;
    }
  }
}
