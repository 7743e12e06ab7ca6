package io.centralita.provisioning;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Owns the numbers of all tenants.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProvisioningService {

  public static void main(String[] args) {
    new SpringApplicationBuilder(ProvisioningService.class)
        .properties("spring.config.name=provisioning-service")
        .run(args);
  }
}
