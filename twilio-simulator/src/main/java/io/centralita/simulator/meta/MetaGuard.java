package io.centralita.simulator.meta;

import io.centralita.simulator.SimulatorSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// Lets in who shows the app's token. Without a token that is set, nobody.
@Component
class MetaGuard {
  private final String token;

  MetaGuard(SimulatorSettings settings) {
    this.token = settings.meta().token();
  }

  boolean admits(ServerWebExchange exchange) {
    var given =
        Objects.requireNonNullElse(
            exchange.getRequest().getHeaders().getFirst("Authorization"), "");
    return !token.isBlank()
        && MessageDigest.isEqual(
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
            given.getBytes(StandardCharsets.UTF_8));
  }
}
