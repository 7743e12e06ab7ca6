package io.centralita.proxy.callback;

import io.centralita.kit.loop.WorkLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What makes callbacks.
@Configuration(proxyBeanMethods = false)
class CallbackConfiguration {

  @Bean
  WorkLoop statusCallbackTelling(
      StatusCallbacks callbacks, CallbackSettings settings, CallbackBell bell) {
    var loop = new WorkLoop("status-callbacks", settings.poll(), callbacks::tell);
    bell.wakes(loop::wake);
    return loop;
  }
}
