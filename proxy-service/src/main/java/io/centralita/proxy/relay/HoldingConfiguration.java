package io.centralita.proxy.relay;

import io.centralita.kit.loop.WorkLoop;
import io.centralita.proxy.callback.CallbackSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What lets held messages go on.
@Configuration(proxyBeanMethods = false)
class HoldingConfiguration {

  @Bean
  WorkLoop heldMessages(Holding holding, Relay relay, CallbackSettings settings, HeldBell bell) {
    var loop = new WorkLoop("held-messages", settings.poll(), () -> holding.treat(relay::askAbout));
    bell.wakes(loop::wake);
    return loop;
  }
}
