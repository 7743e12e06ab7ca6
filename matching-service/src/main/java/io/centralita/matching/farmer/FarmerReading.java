package io.centralita.matching.farmer;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.Language;
import io.centralita.matching.crop.ShortName;
import io.centralita.matching.farmer.Farmer.Hours;
import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import io.centralita.matching.upload.Uploads;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of farmers: `externalId,phone,crops` and, where they differ from what is usual, `language`
/// (Spanish), `market`, `doNotDisturb` (false), `quietFrom` and `quietTo` (never). The door at
/// which their phone numbers are sealed. Nothing that is said of a row repeats one.
final class FarmerReading implements Uploads.Reading<Farmer> {
  private static final int LONGEST_ID = 80;
  private static final int MOST_CROPS = 30;

  private final Set<String> crops;
  private final AddressSealer sealer;
  private final Set<String> externalIds = new HashSet<>();
  private final Set<String> refs = new HashSet<>();

  FarmerReading(Set<String> crops, AddressSealer sealer) {
    this.crops = crops;
    this.sealer = sealer;
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "externalId",
        "phone",
        "crops",
        "language",
        "market",
        "doNotDisturb",
        "quietFrom",
        "quietTo");
  }

  @Override
  public Optional<Farmer> read(Row row, RowErrors errors) {
    int before = errors.count();
    var externalId = externalId(row, errors);
    var address = address(row, errors);
    var language = language(row, errors);
    var market = market(row, errors);
    var grows = crops(row, errors);
    boolean doNotDisturb = truth(row, "doNotDisturb", errors);
    var quiet = quiet(row, errors);
    return errors.count() == before && address != null
        ? Optional.of(new Farmer(externalId, address, language, market, grows, doNotDisturb, quiet))
        : Optional.empty();
  }

  private String externalId(Row row, RowErrors errors) {
    var id = row.text("externalId");
    if (id.isEmpty()) {
      errors.add(row, "externalId", "missing");
    } else if (id.length() > LONGEST_ID) {
      errors.add(row, "externalId", "too-long");
    } else if (!externalIds.add(id)) {
      errors.add(row, "externalId", "repeated");
    }
    return id;
  }

  private @Nullable Address address(Row row, RowErrors errors) {
    var phone = row.text("phone");
    try {
      var identity = Identity.of(phone);
      if (!identity.isPhoneNumber() || identity.isLandline()) {
        errors.add(row, "phone", "takes-no-sms");
        return null;
      }
      var address = sealer.seal(Channel.SMS, identity);
      if (!refs.add(address.ref())) {
        errors.add(row, "phone", "repeated");
      }
      return address;
    } catch (IllegalArgumentException notANumber) {
      errors.add(row, "phone", phone.isEmpty() ? "missing" : "not-a-phone-number");
      return null;
    }
  }

  private static Language language(Row row, RowErrors errors) {
    var tag = row.text("language");
    try {
      return tag.isEmpty() ? Language.SPANISH : Language.of(tag);
    } catch (IllegalArgumentException unknown) {
      errors.add(row, "language", "unknown-language");
      return Language.SPANISH;
    }
  }

  private static @Nullable String market(Row row, RowErrors errors) {
    var market = row.text("market");
    if (market.length() > ShortName.LONGEST_MARKET) {
      errors.add(row, "market", "too-long");
    }
    return market.isEmpty() ? null : market;
  }

  private List<String> crops(Row row, RowErrors errors) {
    var grows = row.list("crops").stream().distinct().toList();
    if (grows.isEmpty()) {
      errors.add(row, "crops", "missing");
    } else if (grows.size() > MOST_CROPS) {
      errors.add(row, "crops", "too-many");
    } else if (!crops.containsAll(grows)) {
      errors.add(row, "crops", "unknown-crop");
    }
    return grows;
  }

  private static boolean truth(Row row, String field, RowErrors errors) {
    return switch (row.text(field).toLowerCase(Locale.ROOT)) {
      case "true", "verdadero", "sí", "si", "yes", "1" -> true;
      case "", "false", "falso", "no", "0" -> false;
      default -> {
        errors.add(row, field, "neither-true-nor-false");
        yield false;
      }
    };
  }

  private static @Nullable Hours quiet(Row row, RowErrors errors) {
    var from = row.text("quietFrom");
    var to = row.text("quietTo");
    if (from.isEmpty() && to.isEmpty()) {
      return null;
    }
    try {
      var hours = new Hours(LocalTime.parse(from), LocalTime.parse(to));
      if (hours.from().equals(hours.to())) {
        errors.add(row, "quietTo", "no-time-between");
      }
      return hours;
    } catch (DateTimeException notATime) {
      errors.add(row, "quietFrom", "not-a-time");
      return null;
    }
  }
}
