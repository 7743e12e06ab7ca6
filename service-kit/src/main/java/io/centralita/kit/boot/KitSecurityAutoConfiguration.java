package io.centralita.kit.boot;

import io.centralita.kit.problem.ProblemAnswer;
import io.centralita.kit.security.ApiSecurity;
import io.centralita.kit.security.TokenKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/// Tokens for the services' APIs.
@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ReactiveOAuth2ResourceServerAutoConfiguration.class
    })
@ConditionalOnProperty({
  "centralita.service",
  "spring.security.oauth2.resourceserver.jwt.public-key-location"
})
public class KitSecurityAutoConfiguration {

  /// In place of Boot's, which looks for a plain path on the class path, and which is left out
  /// without a word when the setting is empty.
  @Bean
  @ConditionalOnMissingBean
  ReactiveJwtDecoder tokens(
      @Value("${spring.security.oauth2.resourceserver.jwt.public-key-location}") String location) {
    return NimbusReactiveJwtDecoder.withPublicKey(TokenKey.read(location)).build();
  }

  /// For the same reason: Boot makes this one too, although only servlets would ask it.
  @Bean
  @ConditionalOnMissingBean
  JwtDecoder servletTokens(
      @Value("${spring.security.oauth2.resourceserver.jwt.public-key-location}") String location) {
    return NimbusJwtDecoder.withPublicKey(TokenKey.read(location)).build();
  }

  @Bean
  @ConditionalOnMissingBean
  SecurityWebFilterChain apiSecurity(ServerHttpSecurity http) {
    return ApiSecurity.chain(http);
  }

  /// Addresses that only somebody who looks for a hole would write.
  @Bean
  ServerExchangeRejectedHandler rejected() {
    return (exchange, _) -> ProblemAnswer.write(exchange, HttpStatus.BAD_REQUEST);
  }
}
