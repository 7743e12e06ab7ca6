package io.centralita.gateway.webhook;

import io.centralita.gateway.publishing.Publishing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerRoutes;

/// Takes the webhooks' paths out of the server before Spring sees them: no filters, no codecs, no
/// thread of their own. Everything else, such as the health page, goes on to Spring.
@Component
class WebhookRoutes implements NettyRouteProvider {
  private final List<WebhookHandler> handlers;

  WebhookRoutes(
      List<Webhooks> carriers,
      WebhookSettings settings,
      Publishing publishing,
      MeterRegistry meters) {
    this.handlers =
        carriers.stream()
            .flatMap(carrier -> carrier.webhooks().stream())
            .map(webhook ->
                new WebhookHandler(
                    webhook, settings, publishing, new WebhookMeters(meters, webhook.path())))
            .toList();
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    for (var handler : handlers) {
      routes.route(request -> isAt(handler.path(), request), handler);
    }
    return routes;
  }

  private static boolean isAt(String path, HttpServerRequest request) {
    var target = request.uri();
    return target.startsWith(path)
        && (target.length() == path.length() || target.charAt(path.length()) == '?');
  }
}
