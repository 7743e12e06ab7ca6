package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingStandaloneIT {
  /// A group of its own, so that it shares no partitions with the contexts of other tests.
  private static final String OWN_GROUP =
      """
      {"spring.cloud.stream.bindings":
        {"interpretations-in-0.group": "matching-alone", "deliveries-in-0.group": "matching-alone"}}
      """;

  @TempDir Path folder;

  @Test
  void startsAloneFromItsJar() {
    var keys = folder.resolve("address-keys.json");
    AddressKeys.generate().save(keys);
    var environment = StandaloneService.environment(TestStack.database("matching"));
    environment.put("ADDRESS_KEYS", keys.toString());
    environment.put("JWT_PUBLIC_KEY", RunningMatching.TOKENS.publicKeyIn(folder));
    environment.put("SPRING_APPLICATION_JSON", OWN_GROUP);

    try (var service =
        StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
      assertThat(service.isHealthy()).isTrue();
    }
  }
}
