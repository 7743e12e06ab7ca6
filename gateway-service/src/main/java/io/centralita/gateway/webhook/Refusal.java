package io.centralita.gateway.webhook;

/// All the ways in which a webhook is refused. The code is stable: it is in answers, in logs and
/// the tag of the counter.
public enum Refusal {
  METHOD_UNSUPPORTED(405, "method-unsupported", "nothing is published"),
  BODY_TOO_LARGE(413, "body-too-large", "nothing is published"),
  CONTENT_TYPE_UNSUPPORTED(415, "content-type-unsupported", "nothing is published"),
  MALFORMED(400, "request-malformed", "nothing is published"),
  FORGED(403, "signature-invalid", "nothing is published; it is not from the carrier"),
  SENDER_UNREADABLE(400, "sender-unreadable", "nothing is published"),
  NUMBER_UNKNOWN(
      404, "number-unknown", "nothing is published until the number is in the directory"),
  SEAL_UNREADABLE(
      500,
      "seal-unreadable",
      "the call is not connected: are these the keys of the other services?"),
  DIRECTORY_INCOMPLETE(503, "directory-incomplete", "the carrier may deliver it again"),
  NOT_DURABLE(503, "not-durable", "the carrier may deliver it again"),
  FAILED(500, "internal-error", "the carrier may deliver it again");

  private final int status;
  private final String code;
  private final String next;

  Refusal(int status, String code, String next) {
    this.status = status;
    this.code = code;
    this.next = next;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /// Whether the same request may be in order later.
  boolean mayPass() {
    return this == NUMBER_UNKNOWN || this == DIRECTORY_INCOMPLETE;
  }

  /// What happens now, for the log.
  String next() {
    return next;
  }
}
