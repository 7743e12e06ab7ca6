package io.centralita.proxy.callback;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.Answer.Missing;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/// Posts forms to accounts' servers: signed, within a time, to where the name led when it was
/// looked at. It follows nobody elsewhere. A server that fails again and again is spared a while.
@Component
public class CallbackLine implements AutoCloseable {
  /// The system looks names up as long as it likes; whoever waits does not.
  private static final Scheduler LOOKING_UP =
      Schedulers.fromExecutor(task -> Thread.ofVirtual().name("callback-name").start(task));

  private final CallbackSettings settings;
  private final CallbackUrls urls;
  private final MeterRegistry meters;
  private final CircuitBreakerRegistry breakers;
  private final ConnectionProvider connections;
  private final HttpClient http;

  CallbackLine(CallbackSettings settings, CallbackUrls urls, MeterRegistry meters) {
    this.settings = settings;
    this.urls = urls;
    this.meters = meters;
    this.breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(80)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .build());
    this.connections =
        ConnectionProvider.builder("callbacks")
            .maxConnections(20)
            .maxIdleTime(Duration.ofSeconds(20))
            .build();
    this.http =
        HttpClient.create(connections)
            .followRedirect(false)
            .responseTimeout(settings.budget())
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(settings.budget().toMillis()));
  }

  /// Waits for the answer, or for the end of the budget. To be called by a thread that may wait.
  ///
  /// @param kind of the callback, for the metric: `intercept`, `status`, `out-of-session`
  public Answer post(String kind, URI url, Map<String, String> fields, Account account) {
    var breaker = breakers.circuitBreaker(url.getScheme() + "://" + url.getAuthority());
    var answer =
        breaker.tryAcquirePermission()
            ? counted(breaker, url, fields, account)
            : new Missing("spared");
    meters.counter("centralita.callbacks", "kind", kind, "outcome", outcome(answer)).increment();
    return answer;
  }

  private Answer counted(
      CircuitBreaker breaker, URI url, Map<String, String> fields, Account account) {
    long start = breaker.getCurrentTimestamp();
    var answer = attempt(url, fields, account);
    long time = breaker.getCurrentTimestamp() - start;
    if (answer instanceof Given given && given.status() < 500) {
      breaker.onSuccess(time, breaker.getTimestampUnit());
    } else {
      breaker.onError(time, breaker.getTimestampUnit(), new IllegalStateException("no answer"));
    }
    return answer;
  }

  private Answer attempt(URI url, Map<String, String> fields, Account account) {
    if (!urls.mayBeCalled(url)) {
      return new Missing("not-allowed");
    }
    try {
      return Objects.requireNonNull(
          Mono.fromCallable(() -> new InetSocketAddress(urls.place(url.getHost()), port(url)))
              .subscribeOn(LOOKING_UP)
              .flatMap(place -> posted(place, url, fields, account))
              .block(settings.budget()));
    } catch (RuntimeException failed) {
      if (Exceptions.unwrap(failed) instanceof UnknownHostException) {
        return new Missing("unknown-host");
      }
      // Not its message: it may repeat the address, which may carry the account's secrets.
      return new Missing(failed instanceof TooLong ? "too-long" : "unreachable");
    }
  }

  private Mono<Answer> posted(
      InetSocketAddress place, URI url, Map<String, String> fields, Account account) {
    var asked = isSecure(url) ? http.secure() : http;
    return asked
        .remoteAddress(() -> place)
        .headers(headers -> {
          headers.set("Host", url.getAuthority());
          headers.set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
          headers.set("Accept", "*/*");
          headers.set("User-Agent", "Centralita");
          headers.set(Signature.HEADER, Signature.of(url.toString(), fields, account.authToken()));
        })
        .post()
        .uri(path(url))
        .send(ByteBufFlux.fromString(Mono.just(form(fields))))
        .response((response, body) -> given(response, body))
        .next();
  }

  private Mono<Answer> given(HttpClientResponse response, ByteBufFlux body) {
    int most = Math.toIntExact(settings.answerLimit().toBytes());
    return body.asByteArray()
        .reduceWith(
            ByteArrayOutputStream::new,
            (read, more) -> {
              if (read.size() + more.length > most) {
                throw new TooLong();
              }
              read.writeBytes(more);
              return read;
            })
        .map(read ->
            new Given(
                response.status().code(),
                Objects.requireNonNullElse(response.responseHeaders().get("Content-Type"), ""),
                read.toString(StandardCharsets.UTF_8)));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : isSecure(url) ? 443 : 80;
  }

  private static String path(URI url) {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Given given -> given.status() / 100 + "xx";
      case Missing(var why) -> why;
    };
  }

  @Override
  public void close() {
    connections.dispose();
  }

  /// An answer that goes on and on.
  private static final class TooLong extends RuntimeException {
    TooLong() {
      super("The answer is too long", null, false, false);
    }
  }
}
