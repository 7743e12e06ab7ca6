package io.centralita.proxy.api;

import io.centralita.contracts.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// Calls the Proxy API as somebody with a password would.
final class ApiCaller {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private final String base;
  private final @Nullable String authorization;

  record Said(int status, JsonNode body) {
    String sid() {
      return body.path("sid").asString();
    }

    int code() {
      return body.path("code").asInt();
    }
  }

  private ApiCaller(String base, @Nullable String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  static ApiCaller nobody(String base) {
    return new ApiCaller(base, null);
  }

  static ApiCaller with(String base, String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ApiCaller(base, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  static ApiCaller bearing(String base, String token) {
    return new ApiCaller(base, "Bearer " + token);
  }

  Said get(String path) {
    return send("GET", path, null, null);
  }

  Said delete(String path) {
    return send("DELETE", path, null, null);
  }

  /// @param fields names and values in turn
  Said post(String path, String... fields) {
    var form = new StringJoiner("&");
    for (int field = 0; field < fields.length; field += 2) {
      form.add(fields[field] + "=" + URLEncoder.encode(fields[field + 1], StandardCharsets.UTF_8));
    }
    return send("POST", path, "application/x-www-form-urlencoded", form.toString());
  }

  Said send(String method, String path, @Nullable String type, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return new Said(
          answer.statusCode(),
          answer.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(answer.body()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
