package io.centralita.matching.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues.Codes;
import io.centralita.matching.provider.Provider.Times;
import io.centralita.matching.settings.TimeZones;
import io.centralita.matching.upload.RowProblem;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads rows of an import and says what is wrong with each, all of it at once. Nothing that is
/// said repeats a phone number.
final class ImportCheck {
  private static final int LONGEST_ID = 80;

  private final TenantId tenant;
  private final Codes codes;
  private final ZoneId clock;
  private final AddressSealer sealer;
  private final List<Numbered> providers = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private final Map<String, Integer> externalIds = new HashMap<>();
  private final Map<String, Integer> refs = new HashMap<>();

  /// @param clock where the tenant's is
  ImportCheck(TenantId tenant, Codes codes, ZoneId clock, AddressSealer sealer) {
    this.tenant = tenant;
    this.codes = codes;
    this.clock = clock;
    this.sealer = sealer;
  }

  /// What is wrong with one row.
  ///
  /// @param row counted from 1
  /// @param code stable: `missing`, `not-a-phone-number`, `unknown-category`…
  record RowError(int row, @Nullable String externalId, String field, String code) {
    /// For people.
    @JsonProperty
    String es() {
      return RowProblem.of(code).spanish();
    }

    @JsonProperty
    String en() {
      return RowProblem.of(code).english();
    }
  }

  /// A row that was right.
  record Numbered(int row, Provider provider) {}

  List<Provider> providers() {
    return providers.stream().map(Numbered::provider).toList();
  }

  List<RowError> errors() {
    return List.copyOf(errors);
  }

  /// The rows that were right since the last time.
  List<Numbered> takeProviders() {
    var taken = List.copyOf(providers);
    providers.clear();
    return taken;
  }

  /// What was wrong since the last time.
  List<RowError> takeErrors() {
    var taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  void read(int number, @Nullable ProviderRow row) {
    read(number, row, null);
  }

  void wrong(RowError error) {
    errors.add(error);
  }

  /// @param known who is there already; their address stays where the row has none
  void read(int number, @Nullable ProviderRow row, @Nullable Provider known) {
    if (row == null) {
      errors.add(new RowError(number, null, "", "missing"));
      return;
    }
    int before = errors.size();
    var externalId = externalId(number, row);
    var name = name(number, row);
    var place = place(number, row, known);
    var categories =
        codes(number, row, "categories", row.categories(), "unknown-category", this::isCategory);
    var districts =
        codes(number, row, "districts", row.districts(), "unknown-district", this::isDistrict);
    var rating = rating(number, row);
    var times = times(number, row, place.map(Place::zone).orElse(null));
    unique(number, row, "externalId", externalId, externalIds);
    unique(number, row, "phone", place.map(each -> each.address().ref()).orElse(""), refs);
    if (errors.size() == before && place.isPresent() && rating.isPresent()) {
      var provider =
          new Provider(
              Provider.idOf(tenant, externalId),
              externalId,
              name,
              place.get().address(),
              row.language() == null ? Language.SPANISH : row.language(),
              categories,
              districts,
              rating.get(),
              times,
              Provider.Standing.NEW);
      providers.add(new Numbered(number, provider));
    }
  }

  private String externalId(int number, ProviderRow row) {
    var id = row.externalId() == null ? "" : row.externalId().strip();
    if (id.isEmpty()) {
      wrong(number, row, "externalId", "missing");
    } else if (id.length() > LONGEST_ID) {
      wrong(number, row, "externalId", "too-long");
    }
    return id;
  }

  /// Customers read it, so it is held to what may be shown of any name. What is wrong is said
  /// instead of mended: the one who imports knows better what to leave out.
  private String name(int number, ProviderRow row) {
    var name = row.name() == null ? "" : Normalizer.normalize(row.name().strip(), Form.NFC);
    var shown = DisplayName.of(name);
    if (name.isEmpty()) {
      wrong(number, row, "name", "missing");
    } else if (name.length() > DisplayName.LONGEST) {
      wrong(number, row, "name", "too-long");
    } else if (shown == null || !shown.text().equals(name)) {
      wrong(number, row, "name", "not-to-be-shown");
    }
    return name;
  }

  /// Where somebody is written to.
  ///
  /// @param zone where their clock is, as far as the number tells
  private record Place(Address address, @Nullable ZoneId zone) {}

  /// A landline may have WhatsApp Business, an SMS does not arrive there.
  private Optional<Place> place(int number, ProviderRow row, @Nullable Provider known) {
    if (row.phone() == null && known != null) {
      var address = known.address();
      var channel = row.channel() == null ? address.channel() : row.channel();
      return Optional.of(
          new Place(
              new Address(channel, address.ref(), address.sealed(), address.hint()),
              known.times().ofNumber()));
    }
    if (row.phone() == null) {
      wrong(number, row, "phone", "missing");
      return Optional.empty();
    }
    if (row.channel() == Channel.VOICE) {
      wrong(number, row, "channel", "not-a-channel-for-offers");
      return Optional.empty();
    }
    try {
      var identity = Identity.of(row.phone().strip());
      var channel = row.channel() == null ? Channel.WHATSAPP : row.channel();
      if (channel == Channel.SMS && identity.isLandline()) {
        wrong(number, row, "phone", "takes-no-sms");
        return Optional.empty();
      }
      return Optional.of(
          new Place(sealer.seal(channel, identity), NumberZones.of(identity, clock)));
    } catch (IllegalArgumentException notANumber) {
      wrong(number, row, "phone", "not-a-phone-number");
      return Optional.empty();
    }
  }

  private List<String> codes(
      int number,
      ProviderRow row,
      String field,
      @Nullable List<@Nullable String> codes,
      String unknown,
      Predicate<String> isKnown) {
    var known = new ArrayList<String>();
    for (var code : codes == null ? List.<@Nullable String>of() : codes) {
      if (code == null || !isKnown.test(code)) {
        wrong(number, row, field, unknown);
      } else if (!known.contains(code)) {
        known.add(code);
      }
    }
    if (codes == null || codes.isEmpty()) {
      wrong(number, row, field, "missing");
    }
    return known;
  }

  private boolean isCategory(String code) {
    return codes.categories().contains(code);
  }

  private boolean isDistrict(String code) {
    return codes.districts().contains(code);
  }

  private Optional<Rating> rating(int number, ProviderRow row) {
    int votes = row.votes() == null ? 0 : row.votes();
    if (row.rating() == null && votes > 0) {
      wrong(number, row, "rating", "missing");
      return Optional.empty();
    }
    try {
      return Optional.of(new Rating(row.rating() == null ? BigDecimal.ZERO : row.rating(), votes));
    } catch (IllegalArgumentException outOfRange) {
      wrong(number, row, votes < 0 ? "votes" : "rating", "out-of-range");
      return Optional.empty();
    }
  }

  private Times times(int number, ProviderRow row, @Nullable ZoneId ofNumber) {
    var zone = row.timeZone() == null ? null : row.timeZone().strip();
    if (zone != null && !TimeZones.isKnown(zone)) {
      wrong(number, row, "timeZone", "unknown-time-zone");
      return Times.ALWAYS;
    }
    var hours = row.hours() == null ? null : OpeningHours.of(row.hours());
    if (hours != null && hours.isEmpty()) {
      wrong(number, row, "hours", "hours-unreadable");
    }
    if (row.jobsAtOnce() != null && row.jobsAtOnce() < 1) {
      wrong(number, row, "jobsAtOnce", "out-of-range");
    }
    return new Times(
        zone == null ? null : ZoneId.of(zone),
        ofNumber,
        hours == null ? null : hours.orElse(null),
        row.jobsAtOnce());
  }

  private void unique(
      int number, ProviderRow row, String field, String value, Map<String, Integer> seen) {
    if (!value.isEmpty() && seen.putIfAbsent(value, number) != null) {
      wrong(number, row, field, "repeated");
    }
  }

  private void wrong(int number, ProviderRow row, String field, String code) {
    errors.add(new RowError(number, row.externalId(), field, code));
  }
}
