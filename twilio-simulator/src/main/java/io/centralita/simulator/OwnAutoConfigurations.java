package io.centralita.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

/// Keeps the simulator outside the door even when it shares a class path with the fleet: it
/// configures a web server and nothing that belongs to the services (Kafka, databases, tokens).
class OwnAutoConfigurations extends AutoConfigurationImportSelector {
  private static final List<String> OWN =
      List.of(
          "autoconfigure.",
          "jackson.",
          "reactor.",
          "netty.",
          "webflux.",
          "http.codec.",
          "web.server.",
          "validation.",
          "micrometer.",
          "actuate.",
          "health.");

  @Override
  protected @Nullable AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
    return AnnotationAttributes.fromMap(
        AnnotationMetadata.introspect(Defaults.class)
            .getAnnotationAttributes(EnableAutoConfiguration.class.getName(), true));
  }

  @Override
  protected List<String> getCandidateConfigurations(
      AnnotationMetadata metadata, @Nullable AnnotationAttributes attributes) {
    return super.getCandidateConfigurations(metadata, attributes).stream()
        .filter(name ->
            OWN.stream().anyMatch(own -> name.startsWith("org.springframework.boot." + own)))
        .toList();
  }

  @EnableAutoConfiguration
  private static final class Defaults {}
}
