package io.centralita.routing.carrier.meta;

import io.centralita.kit.loop.WorkLoop;
import io.centralita.routing.carrier.CarrierHttp;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The client of the Graph API, and what keeps its templates.
@Configuration(proxyBeanMethods = false)
class MetaSetup {
  private static final Duration TEMPLATE_PAUSE = Duration.ofSeconds(10);

  @Bean
  CarrierHttp metaHttp(MetaSettings settings) {
    return new CarrierHttp(
        settings.connections(), settings.connectTimeout(), settings.responseTimeout());
  }

  @Bean
  WorkLoop metaTemplatePublishing(MetaTemplates templates) {
    return new WorkLoop("meta-templates", TEMPLATE_PAUSE, templates::publish);
  }
}
