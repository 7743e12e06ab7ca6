package io.centralita.gateway.meta;

import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.KeyMeters;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.SigningKeys;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.WebhookRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;

/// Where Meta posts (<https://developers.facebook.com/docs/graph-api/webhooks/getting-started>). It
/// signs the bytes of the body alone, so the address has no part in it.
final class MetaWebhook implements Webhook {
  static final Reply TAKEN = new Reply(200, "", "");
  private static final String SIGNATURE = "X-Hub-Signature-256";

  private final MetaSettings settings;
  private final Handshake handshake;
  private final SigningKeys keys;
  private final KeyMeters signers;
  private final BatchReading reading;

  MetaWebhook(MetaSettings settings, BatchReading reading, MeterRegistry meters) {
    this.settings = settings;
    this.handshake = new Handshake(settings.verifyToken());
    this.keys = new SigningKeys("HmacSHA256", settings.appSecrets());
    this.signers = new KeyMeters(meters, settings.path(), keys);
    this.reading = reading;
  }

  @Override
  public String path() {
    return settings.path();
  }

  @Override
  public int limit(int general) {
    return (int) settings.bodyLimit().toBytes();
  }

  @Override
  public String methods() {
    return "GET, POST";
  }

  @Override
  public Verdict asked(WebhookRequest request) {
    return handshake.answer(request.query());
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    var given = request.header(SIGNATURE);
    if (given == null) {
      return new Refused(Refusal.FORGED, "There is no " + SIGNATURE);
    }
    var signer = keys.signer(request.body(), MetaWebhook::written, given);
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

  private static String written(byte[] mac) {
    return "sha256=" + HexFormat.of().formatHex(mac);
  }
}
