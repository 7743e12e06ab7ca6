package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What some words mean, and what is to be said to them at once.
///
/// @param also what else is asked for
record Said(Meaning meaning, @Nullable Remark remark, List<ServiceRequest> also) {
  Said {
    also = List.copyOf(also);
  }

  Said(Meaning meaning, @Nullable Remark remark) {
    this(meaning, remark, List.of());
  }

  Said(Meaning meaning, List<ServiceRequest> also) {
    this(meaning, null, also);
  }

  Said(Meaning meaning) {
    this(meaning, null, List.of());
  }

  /// Nobody else has to do anything about it.
  static Said answered(Remark remark) {
    return new Said(new Meaning.Question(), remark);
  }
}
