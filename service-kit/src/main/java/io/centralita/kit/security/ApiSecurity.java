package io.centralita.kit.security;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/// Health, metrics and API description are open (they name nobody); everything else needs a JWT.
/// Health says more to whoever has a token. Scopes become authorities: `leads:read` is
/// `SCOPE_leads:read`.
public final class ApiSecurity {
  private static final String[] OPEN = {"/actuator/**", "/v3/api-docs/**"};

  private ApiSecurity() {}

  public static SecurityWebFilterChain chain(ServerHttpSecurity http) {
    var authorities =
        new ReactiveJwtGrantedAuthoritiesConverterAdapter(new JwtGrantedAuthoritiesConverter());
    var converter = new ReactiveJwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(authorities);
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        // Each call brings its token; nobody has a session.
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .authorizeExchange(
            requests -> requests.pathMatchers(OPEN).permitAll().anyExchange().authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                .authenticationEntryPoint(Problems::unauthorized)
                .accessDeniedHandler((exchange, _) -> Problems.forbidden(exchange)))
        .build();
  }
}
