package io.centralita.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.gateway.GatewayService;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A gateway that has not read its directory yet.
@SpringBootTest(
    classes = GatewayService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=gateway-service")
@Import(ReadinessIT.NobodyReads.class)
@DirtiesContext
class ReadinessIT {

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStack.registerKafka(registry);
    registry.add("ADDRESS_KEYS", () -> TestGateway.addressKeys().toString());
    registry.add("JWT_PUBLIC_KEY", () -> "file:" + TestGateway.jwtKey());
    registry.add("PUBLIC_URL", () -> TestGateway.PUBLIC_URL);
    registry.add("TWILIO_AUTH_TOKEN", () -> TestGateway.TOKEN);
  }

  @TestConfiguration
  static class NobodyReads {
    @Bean
    static BeanFactoryPostProcessor withoutReader() {
      return beans -> ((BeanDefinitionRegistry) beans).removeBeanDefinition("numberFollower");
    }
  }

  @Autowired private NumberDirectory directory;
  @LocalServerPort private int port;
  private TwilioClient twilio;

  @BeforeEach
  void open() {
    twilio = new TwilioClient(port, TestGateway.PUBLIC_URL, TestGateway.TOKEN);
  }

  @AfterEach
  void close() {
    twilio.close();
  }

  @Test
  void theGatewayIsReadyOnlyWhenItKnowsAllNumbers() {
    await().until(() -> twilio.get("/actuator/health/liveness").statusCode() == 200);

    var early = twilio.post("/twilio/messages", Forms.whatsapp("SMearly", Numbers.MAIN, "Hola"));
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.body()).contains("\"code\":\"directory-incomplete\"");
    assertThat(twilio.get("/actuator/health/readiness").statusCode()).isEqualTo(503);

    directory.draft().become();

    await().until(() -> twilio.get("/actuator/health/readiness").statusCode() == 200);
    var late = twilio.post("/twilio/messages", Forms.whatsapp("SMlate", Numbers.MAIN, "Hola"));
    assertThat(late.statusCode()).isEqualTo(404);
  }
}
