package io.centralita.gateway.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Batch;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BatchReadingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final NumberAssigned NUMBER =
      new NumberAssigned(
          new BusinessNumber(Numbers.META),
          new TenantId("aliado"),
          NumberPurpose.MAIN,
          Set.of(),
          null,
          Carrier.META,
          Numbers.META_ID,
          null);
  private static final MetaSettings SETTINGS =
      new MetaSettings(
          "/meta/webhooks",
          List.of("secret"),
          "verify",
          URI.create("https://graph.example.com"),
          "",
          "/meta/media",
          URI.create("https://hooks.example.com/meta/media"),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(3));

  private final NumberDirectory directory = new NumberDirectory();
  private final BatchReading reading =
      new BatchReading(
          directory, TestGateway.sealer(), SettableClock.at(NOW), SETTINGS.mediaAddress());

  @Test
  void aKnownNumbersMessageIsTakenWhileTheDiskStandsInForKafka() throws Exception {
    standIn();

    var batch = (Batch) read("text.json");

    assertThat(batch.facts()).hasSize(1);
    assertThat(batch.aside()).isEmpty();
  }

  @Test
  void metasOwnIdTravelsSealed() throws Exception {
    standIn();

    var message = (MessageReceived) ((Batch) read("text.json")).facts().getFirst().data();

    assertThat(message.sealedId()).doesNotContain("wamid");
    assertThat(TestGateway.sealer().openText(message.sealedId(), message.carrierMessageId()))
        .isEqualTo("wamid.1");
  }

  @Test
  void statusesNeedNoNumber() throws Exception {
    var batch = (Batch) read("status.json");

    assertThat(batch.facts()).singleElement().returns(Topics.RECEIPTS, fact -> fact.topic());
    assertThat(batch.aside()).isEmpty();
  }

  @Test
  void aNumberThatIsNotFoundMayExistUntilAllAreKnown() throws Exception {
    assertThat(((Batch) read("text.json")).aside())
        .extracting(Refused::refusal)
        .containsExactly(Refusal.DIRECTORY_INCOMPLETE);

    directory.draft().become();
    assertThat(((Batch) read("text.json")).aside())
        .extracting(Refused::refusal)
        .containsExactly(Refusal.NUMBER_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30000000000000000", "-30000000000000000", "0", "1795359601", "soon"})
  void aMessageCannotHaveBeenSentWhenNobodyCould(String timestamp) throws Exception {
    standIn();

    assertThat(sentAt(timestamp)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1763650798, 2025-11-20T14:59:58Z", "1795186801, 2026-11-20T15:00:01Z"})
  void whatTheCarrierSaysOfTheTimeCounts(String timestamp, Instant sentAt) throws Exception {
    standIn();

    assertThat(sentAt(timestamp)).isEqualTo(sentAt);
  }

  private void standIn() {
    var draft = directory.draft();
    draft.put(NUMBER);
    draft.standIn(NOW);
  }

  private Instant sentAt(String timestamp) throws Exception {
    var body = body("text.json").replace("1763650798", timestamp);
    var batch = (Batch) reading.read(json(body));
    return ((MessageReceived) batch.facts().getFirst().data()).sentAt();
  }

  private Verdict read(String file) throws Exception {
    return reading.read(json(body(file)));
  }

  private static tools.jackson.databind.JsonNode json(String body) throws Json.Malformed {
    return Json.object(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(String file) throws Exception {
    return Files.readString(Path.of("src/test/resources/receive/meta").resolve(file))
        .replace("{{id}}", "wamid.1")
        .replace("{{status}}", "delivered")
        .replace("{{send}}", "0190c2a4-0000-7000-8000-000000000001");
  }
}
