package io.centralita.proxy.link;

/// Why a link ended.
public enum CloseReason {
  /// Its time was over.
  EXPIRED("expired"),
  /// Somebody ended it: the marketplace by the API, or the customer by cancelling.
  ENDED("ended"),
  /// It could not become what was asked for.
  FAILED("failed");

  private final String code;

  CloseReason(String code) {
    this.code = code;
  }

  /// As it is stored and published.
  public String code() {
    return code;
  }

  public static CloseReason of(String code) {
    for (var reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("No link ends by: " + code);
  }
}
