package io.centralita.fleet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// Waits until every member says that it can do its work: a gateway that runs and does not know the
/// numbers yet would turn messages away.
final class Readiness implements AutoCloseable {
  private static final Words NOT_READY =
      new Words(
          "%s is running and not ready after %d s. It says: %s",
          "%s está en marcha pero no lista tras %d s. Dice: %s");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int READY = 200;

  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /// @param token with which a member says more of what it waits for
  Readiness(String token) {
    this.token = token;
  }

  void await(List<RunningMember> members) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var member : members) {
      await(member, deadline);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private void await(RunningMember member, long deadline) {
    try {
      var request =
          HttpRequest.newBuilder(member.url().resolve("/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(5))
              .header("Authorization", "Bearer " + token)
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      while (answer.statusCode() != READY) {
        if (System.nanoTime() > deadline) {
          throw new FleetFailure(
              NOT_READY.with(member.name(), PATIENCE.toSeconds(), answer.body()));
        }
        Thread.sleep(PAUSE);
        answer = http.send(request, BodyHandlers.ofString());
      }
    } catch (IOException e) {
      throw new FleetFailure(NOT_READY.with(member.name(), PATIENCE.toSeconds(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetFailure(NOT_READY.with(member.name(), PATIENCE.toSeconds(), e), e);
    }
  }
}
