package io.centralita.routing.template;

import io.centralita.routing.catalogue.Catalogues;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the templates when the service starts.
@Configuration(proxyBeanMethods = false)
class TemplateSetup {

  @Bean
  Templates templates(@Value("${routing.time-zone}") ZoneId zone) {
    return new Templates(
        new Formats(Catalogues.standard(), zone), TemplateFile.read("/templates.yml"));
  }
}
