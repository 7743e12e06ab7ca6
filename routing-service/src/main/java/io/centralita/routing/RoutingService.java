package io.centralita.routing;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the service, alone or as one context among others in a JVM.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingService {
  /// What the marketplace offers and where.
  @Bean
  ServiceCatalogue catalogue() {
    return ServiceCatalogue.lima();
  }

  public static void main(String[] args) {
    new SpringApplicationBuilder(RoutingService.class)
        .properties("spring.config.name=routing-service")
        .run(args);
  }
}
