package io.centralita.gateway.following;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the gateway does when Kafka is away at its start.
@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

  @Bean
  StartWithoutKafka startWithoutKafka(List<ViewFollower<?>> followers, ViewSettings settings) {
    return new StartWithoutKafka(followers, settings);
  }
}
