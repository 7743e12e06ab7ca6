package io.centralita.gateway.webhook;

/// An address that a carrier posts to.
public interface Webhook {

  /// The path as it arrives here, percent-encoded; an exact match.
  String path();

  /// Decides what a request is; quick, because an event loop waits for it.
  Verdict judge(WebhookRequest request);
}
