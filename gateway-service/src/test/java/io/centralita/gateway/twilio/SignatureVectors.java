package io.centralita.gateway.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Signatures that Twilio's own SDK made.
public record SignatureVectors(List<Vector> vectors) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public record Vector(
      String name,
      String kind,
      String url,
      String rawBody,
      String contentType,
      String authToken,
      String signature,
      boolean valid) {

    public boolean isForm() {
      return kind.equals("form");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Vector> all() {
    try (var file =
        SignatureVectors.class.getResourceAsStream("/twilio/twilio-signature-vectors.json")) {
      return JSON.readValue(file, SignatureVectors.class).vectors();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
