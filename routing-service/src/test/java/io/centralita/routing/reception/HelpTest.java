package io.centralita.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning;
import io.centralita.routing.reception.Help.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Instant WITHIN = NOW.minusSeconds(3_599);
  private static final Instant BEFORE = NOW.minusSeconds(3_601);

  record Case(
      Meaning meaning,
      boolean thanks,
      @Nullable Instant lastHelp,
      @Nullable Instant lastThanks,
      Answer answer) {}

  static List<Case> cases() {
    return List.of(
        // Who asks is always answered.
        new Case(new Meaning.Question(), false, null, null, Answer.ANSWER),
        new Case(new Meaning.Question(), false, NOW, null, Answer.ANSWER),
        // Who is not understood is helped once an hour.
        new Case(new Meaning.Unclear(), false, null, null, Answer.HELP),
        new Case(new Meaning.Unclear(), false, WITHIN, null, Answer.LOST),
        new Case(new Meaning.Unclear(), false, BEFORE, null, Answer.HELP),
        new Case(new Meaning.Unclear(), false, null, WITHIN, Answer.HELP),
        // Who thanks is welcome, once an hour, help or not.
        new Case(new Meaning.Unclear(), true, null, null, Answer.YOU_ARE_WELCOME),
        new Case(new Meaning.Unclear(), true, WITHIN, null, Answer.YOU_ARE_WELCOME),
        new Case(new Meaning.Unclear(), true, null, WITHIN, Answer.NOTHING),
        new Case(new Meaning.Unclear(), true, null, BEFORE, Answer.YOU_ARE_WELCOME),
        // What others answer is left to them.
        new Case(new Meaning.Accept(null), true, null, null, Answer.NOTHING),
        new Case(new Meaning.Choice(1), false, null, null, Answer.NOTHING),
        new Case(new Meaning.OptOut(), false, null, null, Answer.NOTHING));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachIsToldWhatFits(Case one) {
    var help = new Help(false, one.lastHelp(), one.lastThanks(), NOW);

    assertThat(help.to(one.meaning(), one.thanks())).isEqualTo(one.answer());
  }

  @Test
  void aPersonLooksWhenTheyWereNotUnderstoodTwiceMore() {
    assertThat(Help.isForAPerson(1)).isFalse();
    assertThat(Help.isForAPerson(2)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsSaidWhereSomebodyElseAnswers(Case one) {
    var help = new Help(true, one.lastHelp(), one.lastThanks(), NOW);

    assertThat(help.to(one.meaning(), one.thanks())).isEqualTo(Answer.NOTHING);
  }
}
