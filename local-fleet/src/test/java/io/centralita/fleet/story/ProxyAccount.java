package io.centralita.fleet.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The marketplace's own programs, which open sessions over Twilio's Proxy API.
final class ProxyAccount {
  static final String SID = "AC" + "0".repeat(32);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI proxy;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  ProxyAccount(URI proxy, String token) {
    this.proxy = proxy;
    this.token = token;
  }

  String token() {
    return token;
  }

  record Said(int status, JsonNode body) {
    int code() {
      return body.path("code").asInt(0);
    }

    String text(String field) {
      return body.path(field).asString("");
    }
  }

  /// A session and the number of each who is in it, in the order in which they were named.
  record Session(String url, List<String> numbers) {}

  /// In the service `default`, which has the numbers that the marketplace's own links have.
  ///
  /// @param identifiers of two people, as Twilio's `Identifier`
  Session opens(String mode, int ttl, String... identifiers) {
    var sessions = "/v1/Services/default/Sessions";
    var session = post(sessions, "Mode", mode, "Ttl", Integer.toString(ttl));
    var url = sessions + "/" + session.text("sid");
    var numbers = new ArrayList<String>();
    for (var identifier : identifiers) {
      numbers.add(adds(url, identifier));
    }
    return new Session(url, numbers);
  }

  /// The number on which that one is in the session.
  private String adds(String session, String identifier) {
    var participant = post(session + "/Participants", "Identifier", identifier);
    if (participant.status() != 201) {
      throw new AssertionError(identifier + " is refused: " + participant.body());
    }
    return participant.text("proxy_identifier");
  }

  void closes(Session session) {
    post(session.url(), "Status", "closed");
  }

  /// @param fields names and values in turn
  Said post(String path, String... fields) {
    var form = new StringJoiner("&");
    for (int field = 0; field < fields.length; field += 2) {
      form.add(fields[field] + "=" + URLEncoder.encode(fields[field + 1], UTF_8));
    }
    return send("POST", path, form.toString());
  }

  Said get(String path) {
    return send("GET", path, null);
  }

  private Said send(String method, String path, @Nullable String form) {
    var password = Base64.getEncoder().encodeToString((SID + ":" + token).getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(proxy.resolve(path))
            .header("Authorization", "Basic " + password)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return new Said(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
