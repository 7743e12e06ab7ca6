package io.centralita.provisioning.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import io.centralita.provisioning.ProvisioningService;
import io.centralita.stack.Database;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class NumberDirectoryIT {
  private final EventCodec codec = new EventCodec();
  private final Database database = TestStack.database("provisioning");
  private final ApiTokens tokens = new ApiTokens();
  @TempDir Path keys;

  @Test
  void everyStartSaysAllConfiguredNumbersAndOneStateIsOneEvent() {
    var number = new BusinessNumber("+5117100001");

    try (var _ = start(assigning("+5117100001", "seeds", "MAIN", "WHATSAPP,SMS"))) {
      awaitStates(number, 1);
    }
    try (var _ = start(assigning("+5117100001", "seeds", "MAIN", "SMS,WHATSAPP"))) {
      var said = awaitStates(number, 2);

      assertThat(said)
          .extracting(CloudEvent::data)
          .containsOnly(
              new NumberAssigned(
                  number,
                  new TenantId("seeds"),
                  NumberPurpose.MAIN,
                  Set.of(Channel.WHATSAPP, Channel.SMS),
                  null));
      assertThat(said).extracting(CloudEvent::id).hasSize(2).containsOnly(said.getFirst().id());
    }
  }

  @Test
  void aChangeInTheConfigurationIsAnotherEvent() {
    var number = new BusinessNumber("+5117100002");

    try (var _ = start(assigning("+5117100002", "changes", "MAIN", "WHATSAPP"))) {
      awaitStates(number, 1);
    }
    try (var _ = start(assigning("+5117100002", "changes", "PROXY", "WHATSAPP"))) {
      var said = awaitStates(number, 2);

      assertThat(said)
          .extracting(event -> ((NumberAssigned) event.data()).purpose())
          .containsExactly(NumberPurpose.MAIN, NumberPurpose.PROXY);
      assertThat(said).extracting(CloudEvent::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void whoCarriesANumberIsSaid() {
    var number = new BusinessNumber("+5117100007");
    var settings = new ArrayList<>(assigning("+5117100007", "carried", "MAIN", "WHATSAPP"));
    try (var _ = start(settings)) {
      awaitStates(number, 1);
    }

    settings.add("--centralita.numbers[0].carrier=meta");
    settings.add("--centralita.numbers[0].sender=106540352242922");
    settings.add("--centralita.numbers[0].service=MISSED_CALL");
    try (var _ = start(settings)) {
      assertThat(awaitStates(number, 2).getLast().data())
          .isEqualTo(
              new NumberAssigned(
                  number,
                  new TenantId("carried"),
                  NumberPurpose.MAIN,
                  Set.of(Channel.WHATSAPP),
                  null,
                  Carrier.META,
                  "106540352242922",
                  NumberService.MISSED_CALL));
    }
  }

  @Test
  void aNumberTakenOutOfTheConfigurationStaysAssigned() {
    var kept = new BusinessNumber("+5117100003");

    try (var _ = start(assigning("+5117100003", "kept", "PROXY", "SMS"))) {
      awaitStates(kept, 1);
    }
    try (var _ = start(assigning("+5117100004", "kept", "PROXY", "SMS"))) {
      awaitStates(new BusinessNumber("+5117100004"), 1);

      assertThat(awaitStates(kept, 2)).hasSize(2);
    }
  }

  @Test
  void aTenantSeesItsOwnNumbers() throws Exception {
    try (var service = start(assigning("+5117100005", "owner", "MAIN", "WHATSAPP"))) {
      assertThat(numbers(service, tokens.token("owner", "numbers:read")).body())
          .contains("+5117100005", "MAIN");
      assertThat(numbers(service, tokens.token("stranger", "numbers:read")).body()).isEqualTo("[]");
    }
  }

  @Test
  void whoHasNoTokenOrNotTheScopeSeesNothing() throws Exception {
    try (var service = start(assigning("+5117100006", "closed", "MAIN", "WHATSAPP"))) {
      assertThat(numbers(service, "none").statusCode()).isEqualTo(401);
      assertThat(numbers(service, tokens.token("closed", "leads:read")).statusCode())
          .isEqualTo(403);
    }
  }

  private static List<String> assigning(
      String number, String tenant, String purpose, String channels) {
    return List.of(
        "--centralita.numbers[0].number=" + number,
        "--centralita.numbers[0].tenant=" + tenant,
        "--centralita.numbers[0].purpose=" + purpose,
        "--centralita.numbers[0].channels=" + channels);
  }

  private ConfigurableApplicationContext start(List<String> settings) {
    var arguments = new ArrayList<>(settings);
    TestStack.register((name, value) -> arguments.add("--" + name + "=" + value.get()), database);
    arguments.add("--SERVER_PORT=0");
    arguments.add("--JWT_PUBLIC_KEY=" + tokens.publicKeyIn(keys));
    return new SpringApplicationBuilder(ProvisioningService.class)
        .properties("spring.config.name=provisioning-service")
        .run(arguments.toArray(String[]::new));
  }

  private List<CloudEvent<NumberState>> awaitStates(BusinessNumber number, int count) {
    return TestStack.topics()
        .await(Topics.NUMBERS.name(), count, record -> number.e164().equals(record.key()))
        .stream()
        .map(record ->
            Objects.requireNonNull(codec.decode(Topics.NUMBERS, record.headers(), record.value())))
        .toList();
  }

  private static HttpResponse<String> numbers(ConfigurableApplicationContext service, String token)
      throws IOException, InterruptedException {
    var port = service.getEnvironment().getRequiredProperty("local.server.port");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/numbers"))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
