package io.centralita.simulator.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.simulator.content.Content;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  private static final String STOPPED = "+51900000000";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # to,                    from,                 body, code
          '',                      whatsapp:+5117000001, hola, 21604
          whatsapp:+51987654321,   '',                   hola, 21603
          987654321,               +5117000001,          hola, 21211
          whatsapp:abc,            whatsapp:+5117000001, hola, 21211
          +51987654321,            Aliado,               hola, 21212
          +51987654321,            whatsapp:+5117000001, hola, 21910
          +5117000001,             +5117000001,          hola, 21266
          +51987654321,            +5117009999,          hola, 21606
          whatsapp:+51987654321,   whatsapp:+5117009999, hola, 63007
          whatsapp:+51987654321,   whatsapp:+5117000001, '',   21619
          +51900000000,            +5117000001,          hola, 21610
          """)
  void refusesWithTwiliosCode(String to, String from, String body, int code) {
    assertThat(decide(to, from, body, ""))
        .isInstanceOfSatisfying(
            Admission.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  @Test
  void refusesMoreThan1600Characters() {
    assertThat(decide("+51987654321", "+5117000001", "a".repeat(1600), ""))
        .isInstanceOf(Admission.Admitted.class);
    assertThat(decide("+51987654321", "+5117000001", "a".repeat(1601), ""))
        .isInstanceOfSatisfying(
            Admission.Refused.class, no -> assertThat(no.problem().code()).isEqualTo(21617));
  }

  @Test
  void refusesATemplateThatDoesNotExist() {
    assertThat(decide("whatsapp:+51987654321", "whatsapp:+5117000001", "", "HX0"))
        .isInstanceOfSatisfying(
            Admission.Refused.class, no -> assertThat(no.problem().code()).isEqualTo(21655));
  }

  @Test
  void sendsToPeopleWithoutANumber() {
    assertThat(decide("whatsapp:PE.1234567890", "whatsapp:+5117000001", "hola", ""))
        .isInstanceOfSatisfying(
            Admission.Admitted.class,
            admitted ->
                assertThat(admitted.to())
                    .isEqualTo(new Address(Channel.WHATSAPP, "PE.1234567890")));
  }

  private static Admission.Decision decide(String to, String from, String body, String content) {
    return Admission.decide(
        new SendRequest(to, from, body, List.of(), content, "", ""), new OneNumber());
  }

  private static final class OneNumber implements Admission.Facts {
    @Override
    public Optional<BusinessNumber> number(String number) {
      return Optional.of(number)
          .filter("+5117000001"::equals)
          .map(own ->
              new BusinessNumber(
                  own,
                  "",
                  Set.of(Channel.values()),
                  "http://x",
                  null,
                  "http://x",
                  null,
                  "",
                  Network.TWILIO,
                  ""));
    }

    @Override
    public Optional<Content> content(String sid) {
      return Optional.empty();
    }

    @Override
    public boolean optedOut(Address person, Address business) {
      return person.id().equals(STOPPED);
    }
  }
}
