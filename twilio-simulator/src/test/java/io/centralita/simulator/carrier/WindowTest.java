package io.centralita.simulator.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Address CUSTOMER = new Address(Channel.WHATSAPP, "+51987654321");
  private static final Address MAIN = new Address(Channel.WHATSAPP, "+5117000001");
  private static final Address PROXY = new Address(Channel.WHATSAPP, "+5117000101");

  @Test
  void isClosedUntilThePersonWrites() {
    var window = new Window(Stream.empty());

    assertThat(window.admitsFreeText(CUSTOMER, MAIN, NOON)).isFalse();

    window.remember(written(CUSTOMER, MAIN));

    assertThat(window.admitsFreeText(CUSTOMER, MAIN, NOON)).isTrue();
  }

  @Test
  void closesAfter24Hours() {
    var window = new Window(Stream.of(written(CUSTOMER, MAIN)));
    var end = NOON.plus(Duration.ofHours(24));

    assertThat(window.admitsFreeText(CUSTOMER, MAIN, end.minusMillis(1))).isTrue();
    assertThat(window.admitsFreeText(CUSTOMER, MAIN, end)).isFalse();
  }

  @Test
  void belongsToOneNumberOfTheBusiness() {
    var window = new Window(Stream.of(written(CUSTOMER, MAIN)));

    assertThat(window.admitsFreeText(CUSTOMER, PROXY, NOON)).isFalse();
  }

  @Test
  void smsHasNone() {
    var window = new Window(Stream.empty());
    var phone = new Address(Channel.SMS, "+51987654321");

    assertThat(window.admitsFreeText(phone, new Address(Channel.SMS, "+5117000001"), NOON))
        .isTrue();
  }

  private static Message written(Address from, Address to) {
    return new Message(
        "SM1",
        1,
        Direction.INBOUND,
        from,
        to,
        "hola",
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(new StatusChange(Status.RECEIVED, NOON, null)));
  }
}
