package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.gateway.GatewayService;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.SignatureVectors.Vector;
import io.centralita.testkit.TestStack;
import java.util.List;
import java.util.stream.Stream;
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
  private static final List<Case> CASES =
      Stream.of("messages", "fallbacks", "receipts", "calls", "dial-ends", "call-ends")
          .flatMap(
              receives -> SignatureVectors.all().stream().map(vector -> new Case(receives, vector)))
          .toList();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStack.registerKafka(registry);
    registry.add("ADDRESS_KEYS", () -> TestGateway.addressKeys().toString());
    registry.add("JWT_PUBLIC_KEY", () -> "file:" + TestGateway.jwtKey());
    for (int i = 0; i < CASES.size(); i++) {
      var each = CASES.get(i);
      var endpoint = "centralita.gateway.twilio.endpoints[" + i + "].";
      registry.add(endpoint + "path", each::path);
      registry.add(endpoint + "receives", each::receives);
      registry.add(endpoint + "public-url", () -> each.vector().url().replaceFirst("\\?.*", ""));
      registry.add(endpoint + "auth-tokens", each.vector()::authToken);
    }
  }

  @LocalServerPort private int port;

  record Case(String receives, Vector vector) {
    String path() {
      return "/vectors/" + receives + "/" + vector.name();
    }

    @Override
    public String toString() {
      return receives + " " + vector;
    }
  }

  static List<Case> cases() {
    return CASES;
  }

  /// What passes the door is no whole message, receipt or call: 400, or a number of nobody.
  @ParameterizedTest
  @MethodSource("cases")
  void genuineRequestsPassAndForgedOnesDoNot(Case one) {
    var vector = one.vector();
    int question = vector.url().indexOf('?');
    var query = question < 0 ? "" : vector.url().substring(question);

    var answer =
        RawRequest.post(
            port, one.path() + query, vector.contentType(), vector.signature(), vector.rawBody());

    if (vector.valid()) {
      assertThat(RawRequest.status(answer)).isIn(200, 204, 400, 404, 503);
    } else {
      assertThat(RawRequest.status(answer)).isEqualTo(403);
    }
  }
}
