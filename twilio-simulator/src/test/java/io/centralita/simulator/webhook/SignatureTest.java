package io.centralita.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The vectors are made with Twilio's own libraries.
class SignatureTest {
  record Vector(String name, String url, String rawBody, String authToken, String signature) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() {
    var file = SignatureTest.class.getResourceAsStream("/signature-vectors.json");
    return JsonMapper.shared().readValue(file, new TypeReference<List<Vector>>() {}).stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsAsTwilioDoes(Vector vector) {
    var fields = Arrays.stream(vector.rawBody().split("&")).map(SignatureTest::field).toList();

    assertThat(Signature.of(vector.url(), fields, vector.authToken()))
        .isEqualTo(vector.signature());
  }

  private static Form.Field field(String pair) {
    var parts = pair.split("=", 2);
    return new Form.Field(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
