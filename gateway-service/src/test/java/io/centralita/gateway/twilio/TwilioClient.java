package io.centralita.gateway.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Posts as Twilio does. Signs with code of its own, so that a mistake in the gateway's cannot
/// cancel itself out.
public final class TwilioClient implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String publicUrl;
  private final String token;

  public TwilioClient(int port, String publicUrl, String token) {
    this.port = port;
    this.publicUrl = publicUrl;
    this.token = token;
  }

  /// @param target path and query
  public HttpResponse<String> post(String target, Map<String, String> form) {
    return post(target, FORM, sign(target, form), encode(form));
  }

  public HttpResponse<String> post(
      String target, String contentType, String signature, String body) {
    return post(target, contentType, signature, BodyPublishers.ofString(body));
  }

  public HttpResponse<String> post(
      String target, String contentType, String signature, BodyPublisher body) {
    var request = HttpRequest.newBuilder(at(target)).POST(body);
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    if (!signature.isEmpty()) {
      request.header("X-Twilio-Signature", signature);
    }
    return send(request.build());
  }

  public HttpResponse<String> get(String target) {
    return send(HttpRequest.newBuilder(at(target)).build());
  }

  /// Over the whole form, and the URL that Twilio was told of.
  public String sign(String target, Map<String, String> form) {
    var text = new StringBuilder(publicUrl).append(target);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private URI at(String target) {
    return URI.create("http://127.0.0.1:" + port + target);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
