package io.centralita.gateway.kommo;

import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.KeyMeters;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.SigningKeys;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.WebhookRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;
import java.util.function.Function;

/// Where Kommo posts (<https://developers.kommo.com/reference/receiving-chat-webhooks>): once only,
/// with 5 s to answer. `X-Signature` is the HMAC-SHA1 of the bytes of the body, in hexadecimal.
final class KommoWebhook implements Webhook {
  private static final String SIGNATURE = "X-Signature";
  private static final Function<byte[], String> WRITTEN = HexFormat.of()::formatHex;

  private final String path;
  private final SigningKeys keys;
  private final KeyMeters signers;
  private final ChatReading reading;

  KommoWebhook(KommoSettings settings, ChatReading reading, MeterRegistry meters) {
    this.path = settings.path();
    this.keys = new SigningKeys("HmacSHA1", settings.channelSecrets());
    this.signers = new KeyMeters(meters, path, keys);
    this.reading = reading;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    var given = request.header(SIGNATURE);
    if (given == null) {
      return new Refused(Refusal.FORGED, "There is no " + SIGNATURE);
    }
    var signer = keys.signer(request.body(), WRITTEN, given);
    if (signer == null) {
      return new Refused(Refusal.FORGED, "The signature does not belong to this body");
    }
    signers.signedWith(signer);
    try {
      return reading.read(Json.object(request.body()));
    } catch (Json.Malformed malformed) {
      return new Refused(Refusal.MALFORMED, malformed.what());
    }
  }
}
