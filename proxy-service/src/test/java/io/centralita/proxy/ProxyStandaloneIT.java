package io.centralita.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyStandaloneIT {
  @TempDir Path folder;

  @Test
  void startsAloneFromItsJar() {
    var keys = folder.resolve("address-keys.json");
    AddressKeys.generate().save(keys);
    var environment = StandaloneService.environment(TestStack.database("proxy"));
    environment.put("ADDRESS_KEYS", keys.toString());
    environment.put("JWT_PUBLIC_KEY", new ApiTokens().publicKeyIn(folder));

    try (var service =
        StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
      assertThat(service.isHealthy()).isTrue();
    }
  }
}
