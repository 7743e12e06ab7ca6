package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.gateway.GatewayService;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.SignatureVectors.Vector;
import io.centralita.testkit.TestStack;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Every vector as a request to a gateway whose public address is the vector's: what stands in
/// front of it changed scheme, host, port and path.
@SpringBootTest(
    classes = GatewayService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=gateway-service")
class SignatureVectorsIT {
  private static final List<Vector> VECTORS = SignatureVectors.all();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStack.registerKafka(registry);
    registry.add("ADDRESS_KEYS", () -> TestGateway.addressKeys().toString());
    registry.add("JWT_PUBLIC_KEY", () -> "file:" + TestGateway.jwtKey());
    for (int i = 0; i < VECTORS.size(); i++) {
      var vector = VECTORS.get(i);
      var endpoint = "centralita.gateway.twilio.endpoints[" + i + "].";
      registry.add(endpoint + "path", () -> path(vector));
      registry.add(endpoint + "receives", () -> "messages");
      registry.add(endpoint + "public-url", () -> vector.url().replaceFirst("\\?.*", ""));
      registry.add(endpoint + "auth-tokens", vector::authToken);
    }
  }

  @LocalServerPort private int port;

  static List<Vector> vectors() {
    return VECTORS;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void genuineRequestsPassAndForgedOnesDoNot(Vector vector) {
    int question = vector.url().indexOf('?');
    var query = question < 0 ? "" : vector.url().substring(question);

    var status =
        RawRequest.status(
            RawRequest.post(
                port,
                path(vector) + query,
                vector.contentType(),
                vector.signature(),
                vector.rawBody()));

    if (!vector.valid()) {
      assertThat(status).isEqualTo(403);
    } else if (vector.isForm()) {
      assertThat(status).isIn(400, 404);
    } else {
      assertThat(status).isEqualTo(415);
    }
  }

  private static String path(Vector vector) {
    return "/vectors/" + vector.name();
  }
}
