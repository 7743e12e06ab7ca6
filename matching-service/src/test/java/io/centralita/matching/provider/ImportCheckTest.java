package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues.Codes;
import io.centralita.matching.provider.ImportCheck.RowError;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ImportCheckTest {
  private static final AddressSealer SEALER = new AddressSealer(AddressKeys.generate());
  private static final String GOOD =
      """
      {"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51 911 000 001",
       "categories": ["plumbing", "plumbing"], "districts": ["150122", "150104"], "rating": 4.9, "votes": 120}
      """;

  private static final Codes LIMA =
      new Codes(Set.of("plumbing", "electrical", "painting"), Set.of("150122", "150104"));

  private final ImportCheck check =
      new ImportCheck(new TenantId("aliado"), LIMA, ZoneId.of("America/Lima"), SEALER);

  private void read(String... rows) {
    for (int i = 0; i < rows.length; i++) {
      check.read(i + 1, new JsonMapper().readValue(rows[i], ProviderRow.class));
    }
  }

  private void assertOnlyError(String field, String code) {
    assertThat(check.providers()).isEmpty();
    assertThat(check.errors()).containsExactly(new RowError(1, "p1", field, code));
  }

  @Test
  void landlinesGetOffersByWhatsAppButNotBySms() {
    var landline = GOOD.replace("+51 911 000 001", "+51 1 700 0001");

    read(landline.replace("\"rating\"", "\"channel\": \"SMS\", \"rating\""));
    assertOnlyError("phone", "takes-no-sms");

    check.takeErrors();
    read(landline.replace("p1", "p2"));
    assertThat(check.errors()).isEmpty();
    assertThat(check.providers()).hasSize(1);
  }

  @Test
  void completeRowBecomesAProviderWithoutANumber() {
    read(GOOD);

    assertThat(check.errors()).isEmpty();
    var provider = check.providers().getFirst();
    assertThat(provider.name()).isEqualTo("Gasfitería El Faro");
    assertThat(provider.address().channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(provider.address().hint()).isEqualTo("+51 9•• ••• 001");
    assertThat(provider.language()).isEqualTo(Language.SPANISH);
    assertThat(provider.categories()).containsExactly("plumbing");
    assertThat(provider.rating()).isEqualTo(new Rating(new BigDecimal("4.9"), 120));
    assertThat(provider.toString()).doesNotContain("911000001").doesNotContain("911 000 001");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    read("{}");

    assertThat(check.errors())
        .extracting(RowError::field)
        .containsExactly("externalId", "name", "phone", "categories", "districts");
    assertThat(check.errors()).extracting(RowError::code).containsOnly("missing");
  }

  @Test
  void nameIsShortEnoughForEveryMessage() {
    read(GOOD.replace("Gasfitería El Faro", "G".repeat(41)));

    assertOnlyError("name", "too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"El Faro 987 654 421", "*El Faro*", "El  Faro", "El Faro @elfaro", "***"})
  void nameIsAsItMayBeShown(String name) {
    read(GOOD.replace("Gasfitería El Faro", name));

    assertOnlyError("name", "not-to-be-shown");
  }

  @Test
  void wordsThatAreNoPhoneNumberAreNotRepeated() {
    read(GOOD.replace("+51 911 000 001", "911000001"));

    assertOnlyError("phone", "not-a-phone-number");
    assertThat(check.errors().toString()).doesNotContain("911000001");
  }

  @Test
  void codesOutsideTheCatalogueAreNamed() {
    read(GOOD.replace("150104", "999999"));

    assertOnlyError("districts", "unknown-district");
  }

  @Test
  void unknownCategoryIsNamed() {
    read(GOOD.replace("[\"plumbing\", \"plumbing\"]", "[\"magic\"]"));

    assertOnlyError("categories", "unknown-category");
  }

  @Test
  void ratingIsHeldAgainstItsScale() {
    read(GOOD.replace("4.9", "49"));

    assertOnlyError("rating", "out-of-range");
  }

  @Test
  void votesWithoutARatingMakeNoSense() {
    read(GOOD.replace("\"rating\": 4.9, ", ""));

    assertOnlyError("rating", "missing");
  }

  @Test
  void newcomersNeedNoRating() {
    read(GOOD.replace(", \"rating\": 4.9, \"votes\": 120", ""));

    assertThat(check.providers())
        .extracting(Provider::rating)
        .extracting(Rating::votes)
        .containsExactly(0);
  }

  @Test
  void nobodyIsOfferedJobsByVoice() {
    read(GOOD.replace("\"name\"", "\"channel\": \"VOICE\", \"name\""));

    assertOnlyError("channel", "not-a-channel-for-offers");
  }

  @Test
  void sameIdOrSameNumberTwiceIsAnError() {
    read(GOOD, GOOD.replace("p1", "p2"), GOOD.replace("911 000 001", "911 000 002"));

    assertThat(check.errors())
        .containsExactly(
            new RowError(2, "p2", "phone", "repeated"),
            new RowError(3, "p1", "externalId", "repeated"));
  }

  @Test
  void rowThatIsNullIsAnError() {
    check.read(1, null);

    assertThat(check.errors()).isEqualTo(List.of(new RowError(1, null, "", "missing")));
  }
}
