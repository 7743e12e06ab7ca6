package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import org.jspecify.annotations.Nullable;

/// What some words mean, and what is to be said to them at once.
record Said(Meaning meaning, @Nullable Remark remark) {

  Said(Meaning meaning) {
    this(meaning, null);
  }

  /// Nobody else has to do anything about it.
  static Said answered(Remark remark) {
    return new Said(new Meaning.Question(), remark);
  }
}
