package io.centralita.matching.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final Terms USUAL =
      new Terms(
          Duration.ofHours(1),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          1,
          3,
          Duration.ofDays(1),
          ZoneId.of("America/Lima"));

  private static Wishes answering(Duration within) {
    return new Wishes(null, within, null, null, null, null, null);
  }

  private static Wishes living(String zone) {
    return new Wishes(null, null, null, null, null, null, zone);
  }

  @Test
  void whatIsNotWishedForStaysAsItIs() {
    assertThat(answering(null).over(USUAL)).isEqualTo(USUAL);

    var terms = answering(Duration.ofMinutes(5)).over(USUAL);

    assertThat(terms.answerWithin()).isEqualTo(Duration.ofMinutes(5));
    assertThat(terms.chooseWithin()).isEqualTo(USUAL.chooseWithin());
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    var wrong =
        new Wishes(
            Duration.ofSeconds(5),
            Duration.ofDays(2),
            Duration.ofSeconds(-1),
            0,
            1_001,
            Duration.ofMinutes(59),
            "Lima");

    assertThat(wrong.problems())
        .containsOnlyKeys(
            "chooseWithin",
            "answerWithin",
            "declinedFor",
            "offersAtOnce",
            "jobsAtOnce",
            "jobCountsFor",
            "timeZone");
  }

  @Test
  void durationsAreWholeSeconds() {
    assertThat(answering(Duration.ofMillis(61_500)).problems()).containsOnlyKeys("answerWithin");
    assertThat(answering(Duration.ofSeconds(61)).problems()).isEmpty();
  }

  @Test
  void timeZonesAreOnesThatClocksFollow() {
    assertThat(living("America/Mexico_City").problems()).isEmpty();
    assertThat(living("GMT-5").problems()).containsKey("timeZone");
    assertThat(living("America/Nowhere").problems()).containsKey("timeZone");
  }

  @Test
  void whatStillCountsIsLookedBackFor() {
    assertThat(USUAL.memory()).isEqualTo(Duration.ofDays(1));
    var forgiving = new Wishes(null, null, Duration.ofDays(2), null, null, null, null).over(USUAL);
    assertThat(forgiving.memory()).isEqualTo(Duration.ofDays(2).plusMinutes(15));
  }
}
