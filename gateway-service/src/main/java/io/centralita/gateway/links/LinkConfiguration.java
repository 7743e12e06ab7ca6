package io.centralita.gateway.links;

import io.centralita.gateway.following.Following;
import io.centralita.gateway.following.ViewFollower;
import io.centralita.gateway.following.ViewHealth;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the links up to date, and says whether they are.
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

  @Bean
  ViewFollower<?> linkFollower(Following following, LinkDirectory links) {
    return following.of(links);
  }

  @Bean
  ViewHealth linkDirectoryHealthIndicator(LinkDirectory links) {
    return new ViewHealth(links);
  }
}
