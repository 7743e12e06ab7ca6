package io.centralita.gateway.webhook;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/// Ends connections whose request does not come to an end.
@Component
class WebhookServer implements NettyServerCustomizer {
  private final WebhookSettings settings;

  WebhookServer(WebhookSettings settings) {
    this.settings = settings;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.requestTimeout(settings.requestTimeout());
  }
}
