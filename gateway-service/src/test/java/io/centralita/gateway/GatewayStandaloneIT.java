package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The gateway as a process of its own, told everything by its environment.
class GatewayStandaloneIT {
  private static final String NUMBER = "+5117000777";

  @Test
  void theJarAloneTakesMessagesAndLosesNoneWhenItIsKilled() {
    var environment = StandaloneService.environment();
    environment.put("ADDRESS_KEYS", TestGateway.addressKeys().toString());
    environment.put("JWT_PUBLIC_KEY", "file:" + TestGateway.jwtKey());
    environment.put("PUBLIC_URL", TestGateway.PUBLIC_URL);
    environment.put("TWILIO_AUTH_TOKEN", TestGateway.TOKEN);

    try (var gateway = StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment);
        var twilio =
            new TwilioClient(
                gateway.url("/").getPort(), TestGateway.PUBLIC_URL, TestGateway.TOKEN)) {
      TestStack.topics().publish(Numbers.assigned(NUMBER, NumberPurpose.MAIN));
      Awaitility.await().until(() -> post(twilio, "SMalone") == 200);
      gateway.kill();

      gateway.startAgain();

      assertThat(post(twilio, "SMagain")).isEqualTo(200);
      TestStack.topics()
          .await(Topics.MESSAGES.name(), 1, record -> holds(record.value(), "SMalone"));
      TestStack.topics()
          .await(Topics.MESSAGES.name(), 1, record -> holds(record.value(), "SMagain"));
      assertThat(gateway.log()).doesNotContain(Forms.DIGITS);
    }
  }

  private static int post(TwilioClient twilio, String sid) {
    return twilio.post("/twilio/messages", Forms.whatsapp(sid, NUMBER, "Hola")).statusCode();
  }

  private static boolean holds(byte[] body, String sid) {
    return new String(body, StandardCharsets.UTF_8).contains("\"" + sid + "\"");
  }
}
