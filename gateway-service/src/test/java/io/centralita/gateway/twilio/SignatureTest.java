package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.gateway.twilio.SignatureVectors.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

  @ParameterizedTest
  @MethodSource("io.centralita.gateway.twilio.SignatureVectors#all")
  void twiliosOwnVectorsAreJudgedRightly(Vector vector) throws Form.Malformed {
    var signature = new Signature(List.of(vector.authToken()));

    assertThat(covers(signature, vector)).isEqualTo(vector.valid());
  }

  @ParameterizedTest
  @MethodSource("io.centralita.gateway.twilio.SignatureVectors#all")
  void aChangedBodyIsNeverCovered(Vector vector) throws Form.Malformed {
    var signature = new Signature(List.of(vector.authToken()));
    var body = vector.rawBody() + (vector.isForm() ? "&Planted=1" : " ");

    assertThat(covers(signature, changed(vector, body))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.centralita.gateway.twilio.SignatureVectors#all")
  void aTokenThatReplacesAnotherCountsBesideIt(Vector vector) throws Form.Malformed {
    var both = new Signature(List.of("the-new-token", vector.authToken()));
    var other = new Signature(List.of("the-new-token"));

    assertThat(covers(both, vector)).isEqualTo(vector.valid());
    assertThat(covers(other, vector)).isFalse();
  }

  @Test
  void theKeyThatSignedIsNamed() throws Form.Malformed {
    var vector =
        SignatureVectors.all().stream()
            .filter(each -> each.isForm() && each.valid())
            .findFirst()
            .orElseThrow();
    var form = Form.parse(vector.rawBody().getBytes(StandardCharsets.UTF_8));
    var signature = new Signature(List.of("old:gone", "new:" + vector.authToken(), "another"));

    assertThat(signature.keys().names()).containsExactly("old", "new", "3");
    assertThat(signature.signer(vector.url(), form, vector.signature())).isEqualTo("new");
    assertThatThrownBy(() -> new Signature(List.of("a:1", "a:2"))).hasMessageContaining("name a");
  }

  @Test
  void thereAreVectorsOfEveryKind() {
    assertThat(SignatureVectors.all())
        .hasSize(49)
        .anyMatch(vector -> vector.isForm() && vector.valid())
        .anyMatch(vector -> vector.isForm() && !vector.valid())
        .anyMatch(vector -> !vector.isForm() && vector.valid())
        .anyMatch(vector -> !vector.isForm() && !vector.valid());
  }

  private static boolean covers(Signature signature, Vector vector) throws Form.Malformed {
    var body = vector.rawBody().getBytes(StandardCharsets.UTF_8);
    return vector.isForm()
        ? signature.signer(vector.url(), Form.parse(body), vector.signature()) != null
        : signature.signer(vector.url(), body, vector.signature()) != null;
  }

  private static Vector changed(Vector vector, String body) {
    return new Vector(
        vector.name(),
        vector.kind(),
        vector.url(),
        body,
        vector.contentType(),
        vector.authToken(),
        vector.signature(),
        vector.valid());
  }
}
