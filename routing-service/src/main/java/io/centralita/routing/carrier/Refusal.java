package io.centralita.routing.carrier;

/// The ways in which a message cannot be handed over. Closed: what a carrier says that is not known
/// here is [#UNEXPECTED], and its code is in the log.
public enum Refusal {
  OPTED_OUT("opted-out", false, "The person wants nothing more from this sender."),
  INVALID_RECIPIENT("invalid-recipient", false, "The recipient cannot be reached at this address."),
  INVALID_SENDER("invalid-sender", false, "The sender cannot send on this channel."),
  INVALID_CONTENT("invalid-content", false, "The carrier does not take this text or media."),
  UNSUPPORTED_CHANNEL("unsupported-channel", false, "Nothing can be written on this channel."),
  ADDRESS_SEALED("address-sealed", false, "The address was sealed with keys that are not known."),
  WINDOW_SHUT("window-shut", false, "Only templates may be sent until the person writes."),
  UNEXPECTED("unexpected", false, "The carrier refused for a reason that is not in the catalogue."),
  EXPIRED("expired", false, "The person did not write for too long."),
  GIVEN_UP("given-up", false, "The carrier could not take it for too long."),
  TOO_FAST("too-fast", true, "The sender is over its rate; it is tried again later."),
  CARRIER_AWAY("carrier-away", true, "The carrier cannot be reached; it is tried again later."),
  NOT_OUR_ACCOUNT("not-our-account", true, "The carrier does not accept our credentials."),
  CONTENT_MISSING("content-missing", true, "The carrier does not know the template yet.");

  private final String code;
  private final boolean retryable;
  private final String sentence;

  Refusal(String code, boolean retryable, String sentence) {
    this.code = code;
    this.retryable = retryable;
    this.sentence = sentence;
  }

  /// Stable; what travels.
  public String code() {
    return code;
  }

  /// Whether the same message may be handed over later.
  public boolean isRetryable() {
    return retryable;
  }

  public String sentence() {
    return sentence;
  }
}
