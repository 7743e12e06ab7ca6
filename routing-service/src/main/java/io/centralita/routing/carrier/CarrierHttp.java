package io.centralita.routing.carrier;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Asks a carrier something over HTTP, exactly once: nothing is repeated, no redirect is followed,
/// and a connection that has been idle is checked before it is trusted with a message.
public final class CarrierHttp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofSeconds(1);
  private static final TimeValue LIFE = TimeValue.ofMinutes(5);
  private static final int LONGEST_ANSWER = 1 << 20;

  private final CloseableHttpClient client;

  public CarrierHttp(int connections, Duration connectTimeout, Duration responseTimeout) {
    var pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(connections)
            .setMaxConnTotal(connections)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connectTimeout))
                    .setSocketTimeout(Timeout.of(responseTimeout))
                    .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                    .setTimeToLive(LIFE)
                    .build())
            .build();
    client =
        HttpClientBuilder.create()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableRedirectHandling()
            .setConnectionManager(pool)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                    .setResponseTimeout(Timeout.of(responseTimeout))
                    .build())
            .build();
  }

  /// How asking went.
  public sealed interface Answer {}

  /// @param body missing where it is no JSON
  /// @param retryAfter what the carrier says in the header of that name
  public record Answered(int status, JsonNode body, RetryAfter retryAfter) implements Answer {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /// Not a byte of the request can have reached the carrier.
  public record Unreached(String why) implements Answer {}

  /// The carrier may have read the request, and said nothing.
  public record Silent(String why) implements Answer {}

  public Answer post(URI uri, Map<String, String> headers, byte[] json) {
    var request = new HttpUriRequestBase("POST", uri);
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON.withCharset("")));
    return ask(request, headers);
  }

  public Answer get(URI uri, Map<String, String> headers) {
    return ask(new HttpUriRequestBase("GET", uri), headers);
  }

  private Answer ask(HttpUriRequestBase request, Map<String, String> headers) {
    headers.forEach(request::setHeader);
    try {
      return client.execute(request, CarrierHttp::answered);
    } catch (IOException | RuntimeException failure) {
      var name = Unconnected.rootOf(failure).getClass().getSimpleName();
      return Unconnected.is(failure) ? new Unreached(name) : new Silent(name);
    }
  }

  private static Answered answered(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    JsonNode body = MissingNode.getInstance();
    if (entity != null) {
      try (var stream = entity.getContent()) {
        body = JSON.readTree(stream.readNBytes(LONGEST_ANSWER));
      } catch (JacksonException _) {
        // Load balancers answer in HTML; the status says enough.
      }
    }
    var after = response.getFirstHeader("Retry-After");
    return new Answered(
        response.getCode(), body, RetryAfter.of(after == null ? null : after.getValue()));
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
