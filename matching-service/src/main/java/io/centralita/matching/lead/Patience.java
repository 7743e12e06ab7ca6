package io.centralita.matching.lead;

import io.centralita.matching.settings.Terms;
import java.time.Duration;

/// How long people are waited for.
///
/// @param choice how long a customer may take to choose, or to say what is missing
/// @param answer how long a provider may take to answer an offer
/// @param reminding when they are reminded of a job that somebody has
public record Patience(Duration choice, Duration answer, Reminding reminding) {
  static Patience of(Terms terms, Reminding reminding) {
    return new Patience(terms.chooseWithin(), terms.answerWithin(), reminding.in(terms.timeZone()));
  }

  public Patience {
    if (!choice.isPositive() || !answer.isPositive()) {
      throw new IllegalArgumentException("People need some time to answer");
    }
  }

  public Patience(Duration choice, Duration answer) {
    this(choice, answer, Reminding.USUAL);
  }
}
