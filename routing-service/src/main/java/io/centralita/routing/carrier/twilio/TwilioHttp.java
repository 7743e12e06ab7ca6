package io.centralita.routing.carrier.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.centralita.routing.carrier.RetryAfter;
import java.util.Arrays;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The SDK's HTTP client without its habit of repeating requests: a POST that Twilio may have taken
/// is never sent again by itself.
final class TwilioHttp extends NetworkHttpClient {
  private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofSeconds(1);
  private static final TimeValue LIFE = TimeValue.ofMinutes(5);
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  TwilioHttp(TwilioSettings settings) {
    super(builder(settings));
  }

  private static HttpClientBuilder builder(TwilioSettings settings) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(settings.connections())
            .setMaxConnTotal(settings.connections())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                    .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                    .setTimeToLive(LIFE)
                    .build())
            .build();
    var builder =
        HttpClientBuilder.create()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                    .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                    .build());
    var base = settings.baseUrl();
    if (base != null) {
      var target = new HttpHost(base.getScheme(), base.getHost(), port(base));
      var secure = base.getScheme().equals("https");
      builder.setRoutePlanner((_, _) -> new HttpRoute(target, null, secure));
    }
    return builder;
  }

  private static int port(java.net.URI base) {
    if (base.getPort() > 0) {
      return base.getPort();
    }
    return base.getScheme().equals("https") ? 443 : 80;
  }

  /// Once, whatever the answer is.
  @Override
  public Response reliableRequest(Request request, int[] retryCodes, int retries, long delay) {
    return reliableRequest(request);
  }

  @Override
  public Response reliableRequest(Request request) {
    var response = makeRequest(request);
    if (response.getStatusCode() == TOO_MANY_REQUESTS && request.getMethod() == HttpMethod.POST) {
      throw new TooFast(RetryAfter.of(header(response)));
    }
    if (response.getStatusCode() >= FIRST_SERVER_ERROR && request.getMethod() == HttpMethod.POST) {
      // What stands in the body of a server error is not always JSON, and the SDK loses the status.
      throw new ServerTrouble(response.getStatusCode());
    }
    return response;
  }

  private static @Nullable String header(Response response) {
    var headers = response.getHeaders();
    if (headers == null) {
      return null;
    }
    return Arrays.stream(headers)
        .filter(header -> header.getName().equalsIgnoreCase("Retry-After"))
        .map(Header::getValue)
        .findFirst()
        .orElse(null);
  }

  /// Too much was asked of Twilio; the SDK loses when it may be asked again.
  static final class TooFast extends RuntimeException {
    private final transient RetryAfter retryAfter;

    TooFast(RetryAfter retryAfter) {
      super("HTTP 429");
      this.retryAfter = retryAfter;
    }

    RetryAfter retryAfter() {
      return retryAfter;
    }
  }

  /// Twilio failed by itself while it was asked for something.
  static final class ServerTrouble extends RuntimeException {
    private final int status;

    ServerTrouble(int status) {
      super("HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
