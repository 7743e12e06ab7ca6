package io.centralita.routing;

import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.SendId;
import io.centralita.testkit.StandaloneService;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RoutingStandaloneIT {
  /// Groups of its own, so that it does not share the topics with the context of other tests.
  private static final String OWN_GROUPS =
      """
      {"spring.cloud.stream.bindings": {
        "inboundMessages-in-0.group": "routing-alone", "deliveryReceipts-in-0.group": "routing-alone",
        "sendCommands-in-0.group": "routing-alone", "forwardedMessages-in-0.group": "routing-alone",
        "leadChanges-in-0.group": "routing-alone", "openLinks-in-0.group": "routing-alone",
        "numberStates-in-0.group": "routing-alone"}}
      """;

  private final RunningRouting other = RunningRouting.shared();

  @Test
  void runsAloneFromItsJarRepeatsNothingWhenKilledWhileItSendsAndStopsInOrder() throws Exception {
    var person = RunningRouting.somebody();
    try (var twilio = new FakeTwilio(InstantSource.system()::instant)) {
      var environment = RoutingOptions.environment(twilio);
      environment.put("SPRING_APPLICATION_JSON", OWN_GROUPS);
      environment.put("SENDING_LEASE", "4s");
      environment.put("SENDING_GRACE", "2s");
      try (var service =
          StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
        twilio.fail(person, FakeTwilio.answeringAfter(new CountDownLatch(1)));
        other.sends(Channel.SMS, person, MAIN, words("mensaje primero"));
        await().atMost(Duration.ofMinutes(1)).until(() -> twilio.to(person).size() == 1);

        service.kill();
        other.sends(Channel.SMS, person, MAIN, words("mensaje segundo"));
        service.startAgain();

        await().atMost(Duration.ofMinutes(1)).until(() -> twilio.to(person).size() == 2);
        assertThat(twilio.to(person))
            .extracting(FakeTwilio.Taken::body)
            .containsExactly("mensaje primero", "mensaje segundo");

        stopsInOrder(service, twilio, environment);

        assertThat(service.log()).doesNotContain(person, "mensaje primero", "mensaje segundo");
      }
    }
  }

  /// What the carrier answers while the service stops is still written down.
  private void stopsInOrder(
      StandaloneService service, FakeTwilio twilio, Map<String, String> environment)
      throws Exception {
    var person = RunningRouting.somebody();
    var answers = new CountDownLatch(1);
    twilio.fail(person, FakeTwilio.answeringAfter(answers));
    var send = other.sends(Channel.SMS, person, MAIN, words("mensaje tercero"));
    await().until(() -> twilio.to(person).size() == 1);

    var stop = Thread.ofVirtual().start(service::stop);
    await().until(() -> service.log().contains("errands under way"));
    answers.countDown();
    stop.join();

    assertThat(state(send, environment)).isEqualTo("accepted");
  }

  private static String state(SendId send, Map<String, String> environment) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                environment.get("DATABASE_URL"),
                environment.get("DATABASE_USERNAME"),
                environment.get("DATABASE_PASSWORD"));
        var question = connection.prepareStatement("SELECT state FROM sends WHERE id = ?")) {
      question.setObject(1, send.value());
      var row = question.executeQuery();
      return row.next() ? row.getString(1) : "";
    }
  }
}
