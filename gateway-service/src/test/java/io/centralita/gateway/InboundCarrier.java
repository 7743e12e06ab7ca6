package io.centralita.gateway;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.WhatsAppMessageId;
import io.centralita.gateway.twilio.TwilioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// A carrier as it posts to the gateway: what each writes differently, in one place.
@SuppressWarnings("ImmutableEnumChecker")
enum InboundCarrier {
  TWILIO(Carrier.TWILIO, "/twilio/messages", Numbers.MAIN, TestGateway.TOKEN, 64 * 1024),
  META(Carrier.META, "/meta/webhooks", Numbers.META, TestGateway.META_SECRET, 3 * 1024 * 1024),
  KOMMO(Carrier.KOMMO, "/kommo/webhooks", Numbers.KOMMO, TestGateway.KOMMO_SECRET, 64 * 1024);

  final Carrier carrier;
  final String path;
  final BusinessNumber number;
  final int limit;
  private final String secret;

  InboundCarrier(Carrier carrier, String path, String number, String secret, int limit) {
    this.carrier = carrier;
    this.path = path;
    this.number = new BusinessNumber(number);
    this.secret = secret;
    this.limit = limit;
  }

  /// An id as this carrier makes them.
  String id(String name) {
    return switch (this) {
      case TWILIO -> "SM" + name;
      case META -> "wamid.HBgLNTE5ODc2NTQzMjE" + name + "=";
      case KOMMO -> name + "-1b4e-4a6d-9d3f";
    };
  }

  /// The same id as it travels.
  String published(String name) {
    return this == META ? WhatsAppMessageId.withoutNumber(id(name)) : id(name);
  }

  UUID eventId(String name) {
    return EventIds.derived(carrier.code(), published(name));
  }

  /// @return the file of that case, null when this carrier cannot say such a thing
  String payload(String kind, String name) {
    try (var file =
        InboundCarrier.class.getResourceAsStream(
            "/receive/" + carrier.code() + "/" + kind + ".json")) {
      return file == null
          ? null
          : new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{{id}}", id(name))
              .replace("{{quoted}}", id("quoted" + name))
              .replace("{{to}}", number.e164());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> post(int port, String payload) {
    return post(port, payload, secret);
  }

  HttpResponse<String> forge(int port, String payload) {
    return post(port, payload, "another secret");
  }

  @SuppressWarnings("unchecked")
  private HttpResponse<String> post(int port, String payload, String key) {
    if (this == TWILIO) {
      try (var twilio = new TwilioClient(port, TestGateway.PUBLIC_URL, key)) {
        return twilio.post(path, JsonMapper.shared().readValue(payload, LinkedHashMap.class));
      }
    }
    var body = payload.getBytes(StandardCharsets.UTF_8);
    var signed =
        this == META
            ? new String[] {"X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", key, body)}
            : new String[] {"X-Signature", hmac("HmacSHA1", key, body)};
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .headers(signed)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  static String hmac(String algorithm, String key, byte[] body) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> send(HttpRequest request) {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
