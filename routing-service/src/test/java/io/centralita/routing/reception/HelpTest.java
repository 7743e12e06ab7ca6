package io.centralita.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HelpTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

  @Test
  void whoAsksIsAlwaysAnswered() {
    assertThat(Help.isDue(new Meaning.Question(), null, NOW)).isTrue();
    assertThat(Help.isDue(new Meaning.Question(), NOW, NOW)).isTrue();
  }

  @Test
  void whoIsNotUnderstoodIsHelpedOnceAnHour() {
    assertThat(Help.isDue(new Meaning.Unclear(), null, NOW)).isTrue();
    assertThat(Help.isDue(new Meaning.Unclear(), NOW.minusSeconds(3_599), NOW)).isFalse();
    assertThat(Help.isDue(new Meaning.Unclear(), NOW.minusSeconds(3_601), NOW)).isTrue();
  }

  @Test
  void whatOthersAnswerIsLeftToThem() {
    assertThat(Help.isDue(new Meaning.Accept(null), null, NOW)).isFalse();
    assertThat(Help.isDue(new Meaning.Choice(1), null, NOW)).isFalse();
    assertThat(Help.isDue(new Meaning.OptOut(), null, NOW)).isFalse();
  }
}
