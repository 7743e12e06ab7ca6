package io.centralita.gateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the gateway.
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayService {
  public static void main(String[] args) {
    new SpringApplicationBuilder(GatewayService.class)
        .properties("spring.config.name=gateway-service")
        .run(args);
  }
}
