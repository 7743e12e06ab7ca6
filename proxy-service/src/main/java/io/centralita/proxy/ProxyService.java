package io.centralita.proxy;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Links pairs of people over proxy numbers and passes their words on.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProxyService {

  public static void main(String[] args) {
    new SpringApplicationBuilder(ProxyService.class)
        .properties("spring.config.name=proxy-service")
        .run(args);
  }
}
