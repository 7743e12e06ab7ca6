package io.centralita.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningStandaloneIT {
  @TempDir Path folder;

  @Test
  void startsAloneFromItsJarAndSaysTheNumbersOfTheDemo() {
    var environment = StandaloneService.environment(TestStack.database("provisioning"));
    environment.put("JWT_PUBLIC_KEY", new ApiTokens().publicKeyIn(folder));

    try (var service =
        StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
      assertThat(service.isHealthy()).isTrue();
      assertThat(
              TestStack.topics()
                  .await(Topics.NUMBERS.name(), 12, record -> record.key().startsWith("+5117000")))
          .hasSize(12);
    }
  }
}
