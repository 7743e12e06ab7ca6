package io.centralita.matching.lead;

import io.centralita.matching.settings.Terms;
import java.time.Duration;

/// How long people are waited for.
///
/// @param choice how long a customer may take to choose, or to say what is missing
/// @param answer how long a provider may take to answer an offer
public record Patience(Duration choice, Duration answer) {
  static Patience of(Terms terms) {
    return new Patience(terms.chooseWithin(), terms.answerWithin());
  }

  public Patience {
    if (!choice.isPositive() || !answer.isPositive()) {
      throw new IllegalArgumentException("People need some time to answer");
    }
  }
}
