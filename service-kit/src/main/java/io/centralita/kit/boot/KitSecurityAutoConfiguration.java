package io.centralita.kit.boot;

import io.centralita.kit.security.ApiSecurity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/// Tokens for the services' APIs.
@AutoConfiguration
@ConditionalOnProperty({
  "centralita.service",
  "spring.security.oauth2.resourceserver.jwt.public-key-location"
})
public class KitSecurityAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  SecurityWebFilterChain apiSecurity(ServerHttpSecurity http) {
    return ApiSecurity.chain(http);
  }
}
