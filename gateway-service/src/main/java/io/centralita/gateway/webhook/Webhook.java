package io.centralita.gateway.webhook;

/// An address that a carrier posts to.
public interface Webhook {

  /// The path as it arrives here, percent-encoded; an exact match.
  String path();

  /// What is answered when the event is durable.
  Thanks thanks();

  /// Decides what a request is; quick, because an event loop waits for it.
  Verdict judge(WebhookRequest request);

  /// The carrier's idea of "I have it".
  ///
  /// @param contentType empty when there is no body
  record Thanks(int status, String contentType, String body) {}
}
