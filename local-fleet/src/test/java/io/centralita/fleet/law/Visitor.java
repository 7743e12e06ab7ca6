package io.centralita.fleet.law;

import io.centralita.fleet.Fleet;
import io.centralita.fleet.RunningMember;
import io.centralita.fleet.demo.DemoMarketplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Calls the services with a token that opens everything: a scope that one of them asks for is in
/// the next token.
final class Visitor {
  private static final Pattern MISSING_SCOPE = Pattern.compile("scope ([a-z-]+:[a-z-]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Set<String> scopes = new TreeSet<>(Set.of("leads:read"));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Fleet fleet;
  private String token;

  Visitor(Fleet fleet) {
    this.fleet = fleet;
    this.token = newToken();
  }

  record Answer(int status, String contentType, String body) {
    boolean isRefusal() {
      return status >= 400;
    }
  }

  Answer get(RunningMember member, String path) {
    return send(member, "GET", path, "");
  }

  /// @param body JSON; empty for none
  Answer send(RunningMember member, String method, String path, String body) {
    var answer = sendWith(token, member, method, path, body);
    var missing = MISSING_SCOPE.matcher(answer.body());
    if (answer.status() == 403 && missing.find() && scopes.add(missing.group(1))) {
      token = newToken();
      return send(member, method, path, body);
    }
    return answer;
  }

  /// @param token empty for none
  Answer sendWith(String token, RunningMember member, String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(member.url().resolve(path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  /// What a carrier posts.
  ///
  /// @param signature empty for none
  Answer post(URI address, String form, String signature) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (!signature.isEmpty()) {
      request.header("X-Twilio-Signature", signature);
    }
    return send(request.build());
  }

  private Answer send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), type, answer.body());
    } catch (HttpTimeoutException endless) {
      return new Answer(0, "", "");
    } catch (IOException broken) {
      throw new AssertionError(request.uri().toString(), broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private String newToken() {
    return fleet
        .tokens()
        .issue(DemoMarketplace.TENANT, "scan", String.join(" ", scopes), Duration.ofHours(1));
  }
}
