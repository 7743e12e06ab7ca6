package io.centralita.gateway.webhook;

import org.jspecify.annotations.Nullable;

/// A request as it came over the wire.
public final class WebhookRequest {
  private final String query;
  private final Headers headers;
  private final byte[] body;

  /// Names are found in any case.
  public interface Headers {
    @Nullable String value(String name);
  }

  public WebhookRequest(String query, Headers headers, byte[] body) {
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /// The raw query with its question mark; empty when the address has none.
  public String query() {
    return query;
  }

  public @Nullable String header(String name) {
    return headers.value(name);
  }

  /// The raw bytes, not copied: to be read only.
  public byte[] body() {
    return body;
  }
}
