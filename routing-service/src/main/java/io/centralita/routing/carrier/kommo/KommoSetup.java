package io.centralita.routing.carrier.kommo;

import io.centralita.routing.carrier.CarrierHttp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The client of the Chats API.
@Configuration(proxyBeanMethods = false)
class KommoSetup {

  @Bean
  CarrierHttp kommoHttp(KommoSettings settings) {
    return new CarrierHttp(
        settings.connections(), settings.connectTimeout(), settings.responseTimeout());
  }
}
