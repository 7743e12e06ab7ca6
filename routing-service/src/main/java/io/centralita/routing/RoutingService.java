package io.centralita.routing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the service, alone or as one context among others in a JVM.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingService {
  public static void main(String[] args) {
    new SpringApplicationBuilder(RoutingService.class)
        .properties("spring.config.name=routing-service")
        .run(args);
  }
}
