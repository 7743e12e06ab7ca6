package io.centralita.simulator;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/// Starts the simulator, alone or as one context among others in a JVM.
@SpringBootConfiguration
@ComponentScan
@ConfigurationPropertiesScan
@Import(OwnAutoConfigurations.class)
public class TwilioSimulator {
  /// The application with its own configuration name, so that other applications on the same class
  /// path keep theirs.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(TwilioSimulator.class)
        .properties("spring.config.name=twilio-simulator");
  }

  /// The clock of the 24-hour window and of every timestamp; a settable one takes its place in
  /// tests.
  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  /// Event loops of its own: the shared ones stop for the whole JVM when one context closes.
  @Bean
  ReactorResourceFactory reactorResources() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    resources.setShutdownQuietPeriod(Duration.ZERO);
    return resources;
  }

  static void main(String[] args) {
    application().run(args);
  }
}
