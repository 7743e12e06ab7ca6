package io.centralita.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Ends connections whose request does not come to an end, and takes no more of them than it can
/// hold.
@Component
class WebhookServer implements NettyServerCustomizer {
  private final WebhookSettings settings;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter turnedAway;

  WebhookServer(WebhookSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.turnedAway =
        Counter.builder("centralita.gateway.connections.refused")
            .description("Connections beyond those that may be open; closed at once")
            .register(meters);
    meters.gauge("centralita.gateway.connections", open);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .requestTimeout(settings.requestTimeout())
        .doOnChannelInit((_, channel, _) -> watch(channel));
  }

  private void watch(Channel channel) {
    channel.closeFuture().addListener(_ -> open.decrementAndGet());
    if (open.incrementAndGet() > settings.connections()) {
      turnedAway.increment();
      var _ = channel.close();
      return;
    }
    var deadline = new HeadDeadline(settings.headerTimeout());
    channel
        .pipeline()
        .addFirst("centralita.head-deadline", deadline)
        .addAfter(NettyPipeline.HttpCodec, "centralita.heads", deadline.heads());
  }
}
