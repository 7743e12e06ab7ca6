package io.centralita.matching.farmer;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarmerReadingTest {
  private static final String PHONE = "+51987654321";

  private final AddressSealer sealer = new AddressSealer(AddressKeys.generate());
  private final FarmerReading reading = new FarmerReading(Set.of("potato", "coffee"), sealer);
  private final RowErrors errors = new RowErrors();

  @Test
  void thePhoneIsSealedAndTheCropsStayInTheirOrder() {
    var farmer = read(Map.of()).orElseThrow();

    assertThat(farmer.crops()).containsExactly("coffee", "potato");
    assertThat(farmer.language()).isEqualTo(Language.SPANISH);
    assertThat(farmer.address().channel()).isEqualTo(Channel.SMS);
    assertThat(sealer.open(farmer.address()).reveal()).isEqualTo(PHONE);
    assertThat(farmer.toString()).doesNotContain("987654321");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          externalId,   '',           missing
          phone,        '',           missing
          phone,        987654321,    not-a-phone-number
          phone,        +5114567890,  takes-no-sms
          phone,        US.1234567,   takes-no-sms
          language,     qu,           unknown-language
          crops,        '',           missing
          crops,        coffee;yuca,  unknown-crop
          doNotDisturb, perhaps,      neither-true-nor-false
          quietFrom,    9pm,          not-a-time
          quietFrom,    21:00,        not-a-time
          """)
  void whatIsWrongIsSaidWithoutTheNumber(String field, String value, String code) {
    assertThat(read(Map.of(field, value))).isEmpty();
    assertThat(errors.count()).isEqualTo(1);
    assertThat(errors)
        .extracting("told")
        .asString()
        .contains(field, code)
        .doesNotContain("987654321", "4567890");
  }

  @Test
  void nobodyIsThereTwice() {
    assertThat(read(Map.of())).isPresent();
    assertThat(read(Map.of("phone", "+51987654322"))).as("the same id").isEmpty();
    assertThat(read(Map.of("externalId", "g", "phone", "+51 987 654 321"))).isEmpty();
    assertThat(errors.count()).isEqualTo(2);
  }

  private Optional<Farmer> read(Map<String, String> changes) {
    var cells = new HashMap<>(Map.of("externalId", "f", "phone", PHONE, "crops", "coffee; potato"));
    cells.putAll(changes);
    return reading.read(new Row(1, cells), errors);
  }
}
