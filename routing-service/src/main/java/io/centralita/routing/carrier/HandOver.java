package io.centralita.routing.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of the attempt to give a message to a carrier.
public sealed interface HandOver {

  /// The carrier has it and gave it an id of its own.
  ///
  /// @param sealedId the carrier's own id where `carrierMessageId` only stands for it, sealed as a
  ///   text about that
  record Taken(String carrierMessageId, @Nullable String sealedId) implements HandOver {

    public Taken(String carrierMessageId) {
      this(carrierMessageId, null);
    }
  }

  /// The carrier has not got it: that is certain.
  ///
  /// @param detail the carrier's own words or code, for the log
  /// @param retryAfter how long the carrier asks to be left alone, where it says so
  record Refused(Refusal refusal, String detail, @Nullable Duration retryAfter)
      implements HandOver {

    public Refused(Refusal refusal, String detail) {
      this(refusal, detail, null);
    }
  }

  /// The carrier may have it. It must be looked for before anything is tried again.
  record Uncertain(String detail) implements HandOver {}
}
