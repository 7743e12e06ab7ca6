package io.centralita.matching.provider;

import static java.util.Comparator.comparingInt;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.centralita.contracts.address.Identity;
import io.centralita.matching.settings.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where somebody's clock is, as far as their number tells: by its area code where its country has
/// some, else by the country.
final class NumberZones {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper MAP =
      PhoneNumberToTimeZonesMapper.getInstance();

  private NumberZones() {}

  /// Of several the middle one from west to east is wrong by the least.
  ///
  /// @param tenants where the tenant's clock is
  /// @return null where the number tells nothing, or the tenant's clock may be theirs
  static @Nullable ZoneId of(Identity identity, ZoneId tenants) {
    var zones =
        zones(identity).stream()
            .filter(TimeZones::isKnown)
            .map(ZoneId::of)
            .sorted(comparingInt(NumberZones::east).thenComparing(ZoneId::getId))
            .toList();
    var likeTheTenant = zones.stream().anyMatch(zone -> zone.getRules().equals(tenants.getRules()));
    return zones.isEmpty() || likeTheTenant ? null : zones.get(zones.size() / 2);
  }

  private static List<String> zones(Identity identity) {
    try {
      return identity.isPhoneNumber()
          ? MAP.getTimeZonesForNumber(NUMBERS.parse(identity.reveal(), null))
          : List.of();
    } catch (NumberParseException impossible) {
      throw new IllegalStateException("A number that was read cannot be read", impossible);
    }
  }

  private static int east(ZoneId zone) {
    return zone.getRules().getStandardOffset(Instant.MAX).getTotalSeconds();
  }
}
