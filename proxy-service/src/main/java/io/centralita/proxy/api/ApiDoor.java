package io.centralita.proxy.api;

import io.centralita.kit.problem.ProblemAnswer;
import io.centralita.kit.security.ApiSecurity;
import io.centralita.proxy.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Who comes in: below `/v1` accounts with SID and token, as at Twilio; everywhere else tokens.
@Configuration(proxyBeanMethods = false)
class ApiDoor {
  private static final String ROOT = "/v1";

  static boolean isBehind(ServerWebExchange exchange) {
    var path = exchange.getRequest().getPath().value();
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Bean
  @Order(0)
  SecurityWebFilterChain accountsOnly(ServerHttpSecurity http, Accounts accounts) {
    return http.securityMatcher(behindTheDoor())
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .authorizeExchange(requests -> requests.anyExchange().authenticated())
        .httpBasic(basic ->
            basic
                .authenticationManager(authentication(accounts))
                .authenticationEntryPoint((exchange, _) -> challenge(exchange)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint((exchange, _) -> challenge(exchange)))
        .build();
  }

  /// Twilio's calls carry a signature, which whoever takes them checks.
  @Bean
  @Order(0)
  SecurityWebFilterChain signedCalls(ServerHttpSecurity http) {
    return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/twilio/calls"))
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .authorizeExchange(requests -> requests.anyExchange().permitAll())
        .build();
  }

  @Bean
  @Order(1)
  SecurityWebFilterChain tokensOnly(ServerHttpSecurity http) {
    return ApiSecurity.chain(http);
  }

  /// Addresses that only somebody who looks for a hole would write.
  @Bean
  @Primary
  ServerExchangeRejectedHandler rejectedAsOthersAre() {
    return (exchange, _) ->
        isBehind(exchange)
            ? RefusalAnswer.write(exchange, Refusal.malformed())
            : ProblemAnswer.write(exchange, HttpStatus.BAD_REQUEST);
  }

  private static ServerWebExchangeMatcher behindTheDoor() {
    return exchange -> isBehind(exchange) ? MatchResult.match() : MatchResult.notMatch();
  }

  private static ReactiveAuthenticationManager authentication(Accounts accounts) {
    return claimed ->
        Mono.fromSupplier(() ->
            accounts
                .authenticated(claimed.getName(), String.valueOf(claimed.getCredentials()))
                .map(account ->
                    UsernamePasswordAuthenticationToken.authenticated(
                        account, null, AuthorityUtils.NO_AUTHORITIES))
                .orElseThrow(() -> new BadCredentialsException("No such account and token")));
  }

  private static Mono<Void> challenge(ServerWebExchange exchange) {
    exchange
        .getResponse()
        .getHeaders()
        .set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Proxy API\"");
    return RefusalAnswer.write(exchange, Refusal.notAuthenticated());
  }
}
