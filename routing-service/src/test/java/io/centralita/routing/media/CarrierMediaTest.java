package io.centralita.routing.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.centralita.contracts.values.Carrier;
import io.centralita.routing.media.Fetched.Here;
import io.centralita.routing.media.Fetched.Never;
import io.centralita.routing.media.Fetched.NotNow;
import io.centralita.routing.media.Fetched.Reason;
import io.centralita.routing.media.MediaSettings.S3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// Over a real port: what is fetched, with which password, and what is not.
class CarrierMediaTest {
  private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a00ff");
  private static final String PASSWORD = "Basic QUM6c2VjcmV0";

  @TempDir Path folder;
  private HttpServer server;
  private URI base;
  private URI gateway;
  private CarrierMedia media;
  private final ConcurrentLinkedQueue<String> passwords = new ConcurrentLinkedQueue<>();
  private final Map<String, byte[]> bucket = new ConcurrentHashMap<>();

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = URI.create("http://localhost:" + server.getAddress().getPort());
    gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.start();
    var settings =
        new MediaSettings(
            DataSize.ofBytes(100),
            gateway,
            Map.of(Carrier.TWILIO, List.of(base), Carrier.KOMMO, List.of(base)),
            List.of("cdn.example"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(9),
            3,
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(1),
            "AC",
            "secret",
            folder,
            new S3("", "us-east-1", null, "", ""));
    media = new CarrierMedia(settings, PASSWORD);
  }

  @AfterEach
  void close() {
    media.close();
    server.stop(0);
  }

  private void answers(String path, int status, byte[] content, String... headers) {
    server.createContext(
        path,
        exchange -> {
          passwords.add(
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                  .orElse("none"));
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
  }

  @Test
  void twilioGetsThePasswordAndNobodyElseDoes() {
    answers("/picture", 200, PICTURE, "Content-Type", "text/html");

    var twilios = media.fetch(Carrier.TWILIO, base.resolve("/picture"));
    media.fetch(Carrier.KOMMO, base.resolve("/picture"));

    assertThat(((Here) twilios).type()).as("by its bytes").isEqualTo(ContentType.PNG);
    assertThat(((Here) twilios).content()).isEqualTo(PICTURE);
    assertThat(passwords).containsExactly(PASSWORD, "none");
  }

  @Test
  void theGatewayGivesWhateverCarriersHaveWithoutAPassword() {
    answers("/twilio/media/MM1-ME1", 200, PICTURE);

    for (var carrier : Carrier.values()) {
      assertThat(media.fetch(carrier, gateway.resolve("/twilio/media/MM1-ME1?signature=1")))
          .isInstanceOf(Here.class);
    }
    assertThat(passwords).hasSize(Carrier.values().length).containsOnly("none");
  }

  @Test
  void nothingIsFetchedButWhereTheCarrierHasIt() {
    answers("/picture", 200, PICTURE);
    var port = base.getPort();

    for (var strange :
        List.of(
            "http://127.0.0.1:" + (port + 1) + "/picture",
            "https://localhost:" + port + "/picture",
            "http://localhost:" + (port + 1) + "/picture",
            "http://localhost/picture",
            "http://user@localhost:" + port + "/picture",
            "file:///etc/passwd",
            "http://169.254.169.254/latest")) {
      assertThat(media.fetch(Carrier.TWILIO, URI.create(strange)))
          .as(strange)
          .isEqualTo(new Never(Reason.HOST_NOT_ALLOWED));
    }
    assertThat(media.fetch(Carrier.META, base.resolve("/picture")))
        .as("another carrier's")
        .isEqualTo(new Never(Reason.HOST_NOT_ALLOWED));
    assertThat(passwords).isEmpty();
  }

  @Test
  void whoPassesUsOnToStrangersIsNotFollowed() {
    answers("/picture", 200, PICTURE);
    for (var to :
        List.of(base + "/picture", "https://cdn.example.evil/x", "https://evilcdn.example/x")) {
      var path = "/on" + passwords.size();
      answers(path, 307, new byte[0], "Location", to);

      assertThat(media.fetch(Carrier.TWILIO, base.resolve(path)))
          .as(to)
          .isEqualTo(new Never(Reason.HOST_NOT_ALLOWED));
    }
    assertThat(passwords).as("one request each").hasSize(3);
  }

  @Test
  void whatCannotBeKeptIsSaidOnceAndForAll() {
    answers("/large", 200, Arrays.copyOf(PICTURE, 101));
    answers("/page", 200, "<html>".getBytes(StandardCharsets.UTF_8));
    answers("/gone", 404, new byte[0]);
    answers("/closed", 401, new byte[0]);
    answers("/busy", 503, new byte[0]);

    assertThat(media.fetch(Carrier.TWILIO, base.resolve("/large")))
        .isEqualTo(new Never(Reason.TOO_LARGE));
    assertThat(media.fetch(Carrier.TWILIO, base.resolve("/page")))
        .isEqualTo(new Never(Reason.TYPE_NOT_ALLOWED));
    assertThat(media.fetch(Carrier.TWILIO, base.resolve("/gone")))
        .isEqualTo(new Never(Reason.GONE));
    assertThat(media.fetch(Carrier.TWILIO, base.resolve("/closed")))
        .isEqualTo(new Never(Reason.NOT_AUTHORIZED));
    assertThat(media.fetch(Carrier.TWILIO, base.resolve("/busy")))
        .isEqualTo(new NotNow("status 503"));
  }

  @Test
  void aFolderKeepsByHash() {
    keepsByHash(new FolderVault(folder));
  }

  @Test
  void whatSpeaksS3KeepsByHash() {
    server.createContext(
        "/bucket/",
        exchange -> {
          var key = exchange.getRequestURI().getPath();
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .startsWith("AWS4-HMAC-SHA256 Credential=access/");
          if (exchange.getRequestMethod().equals("PUT")) {
            bucket.put(key, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
          } else if (bucket.containsKey(key)) {
            var content = bucket.get(key);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          } else {
            var none = "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, none.length);
            exchange.getResponseBody().write(none);
          }
          exchange.close();
        });

    try (var vault = new S3Vault(new S3("bucket", "us-east-1", base, "access", "secret"))) {
      keepsByHash(vault);
    }
    assertThat(bucket).containsOnlyKeys("/bucket/media/ab/" + "ab".repeat(32));
  }

  private static void keepsByHash(Vault vault) {
    var hash = "ab".repeat(32);
    assertThat(vault.find(hash)).isEmpty();

    vault.keep(hash, PICTURE, "image/png");
    vault.keep(hash, PICTURE, "image/png");

    assertThat(vault.find(hash)).hasValueSatisfying(found -> assertThat(found).isEqualTo(PICTURE));
  }
}
