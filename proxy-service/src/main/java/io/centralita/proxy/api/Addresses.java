package io.centralita.proxy.api;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// The addresses that answers name things by.
@Component
class Addresses {
  private final String publicUrl;

  Addresses(@Value("${centralita.proxy-api.public-url:}") @Nullable String publicUrl) {
    this.publicUrl = publicUrl == null ? "" : publicUrl.strip().replaceAll("/+$", "");
  }

  /// @return with `/v1/Services` at the end
  String services(ServerHttpRequest request) {
    var asked = request.getURI();
    var base = publicUrl.isEmpty() ? asked.getScheme() + "://" + asked.getAuthority() : publicUrl;
    return base + "/v1/Services";
  }
}
