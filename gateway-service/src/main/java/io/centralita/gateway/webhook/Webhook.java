package io.centralita.gateway.webhook;

/// An address that a carrier posts to.
public interface Webhook {

  /// The path as it arrives here, percent-encoded; an exact match.
  String path();

  /// The most bytes that a body may have.
  ///
  /// @param general what the settings say of all webhooks
  default int limit(int general) {
    return general;
  }

  /// The methods it takes, as in `Allow`.
  default String methods() {
    return "POST";
  }

  /// Answers a carrier that asks with GET whether this address is ours.
  default Verdict asked(WebhookRequest request) {
    return new Verdict.Refused(Refusal.METHOD_UNSUPPORTED, "Webhooks are posted");
  }

  /// Decides what a request is; quick, because an event loop waits for it.
  Verdict judge(WebhookRequest request);
}
