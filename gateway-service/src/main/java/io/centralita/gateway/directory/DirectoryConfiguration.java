package io.centralita.gateway.directory;

import io.centralita.gateway.following.Following;
import io.centralita.gateway.following.ViewFollower;
import io.centralita.gateway.following.ViewHealth;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the number directory up to date, and says whether it is.
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  @Bean
  ViewFollower<?> numberFollower(Following following, NumberDirectory directory) {
    return following.of(directory);
  }

  @Bean
  ViewHealth numberDirectoryHealthIndicator(NumberDirectory directory) {
    return new ViewHealth(directory);
  }
}
