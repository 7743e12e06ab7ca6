package io.centralita.gateway.webhook;

/// What a carrier hears that was understood.
///
/// @param contentType empty when there is no body
public record Reply(int status, String contentType, String body) {
  public static final Reply NO_CONTENT = new Reply(204, "", "");
}
