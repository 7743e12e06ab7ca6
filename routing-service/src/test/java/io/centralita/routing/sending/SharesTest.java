package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.routing.sending.Shares.Claimant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  @Test
  void everySenderGetsAsManyHandsAsTheOthers() {
    var shares =
        Shares.of(
            List.of(twilio("one", UNLIMITED), twilio("two", UNLIMITED), twilio("three", UNLIMITED)),
            Map.of("twilio", 64));

    assertThat(shares).isEqualTo(Map.of("one", 22, "two", 21, "three", 21));
  }

  @Test
  void whatOneMayNotTakeTheOthersDo() {
    var shares =
        Shares.of(
            List.of(twilio("slow", 1), twilio("shut", 0), twilio("fast", UNLIMITED)),
            Map.of("twilio", 64));

    assertThat(shares).isEqualTo(Map.of("slow", 1, "fast", 63));
  }

  @Test
  void withFewerHandsThanSendersThoseGoFirstThatWaitedLongest() {
    var shares =
        Shares.of(
            List.of(twilio("first", 5), twilio("second", 5), twilio("third", 5)),
            Map.of("twilio", 2));

    assertThat(shares).isEqualTo(Map.of("first", 1, "second", 1));
  }

  @Test
  void aCarrierWhoseHandsAreAllTakenHoldsBackNoOther() {
    var shares =
        Shares.of(
            List.of(new Claimant("dead", "meta", UNLIMITED), twilio("sound", UNLIMITED)),
            Map.of("twilio", 3));

    assertThat(shares).isEqualTo(Map.of("sound", 3));
  }

  private static Claimant twilio(String sender, int may) {
    return new Claimant(sender, "twilio", may);
  }
}
