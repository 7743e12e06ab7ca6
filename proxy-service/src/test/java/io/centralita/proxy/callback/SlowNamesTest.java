package io.centralita.proxy.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.callback.Answer.Missing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

class SlowNamesTest {
  private static final CallbackSettings SETTINGS =
      new CallbackSettings(
          Duration.ofMillis(100),
          DataSize.ofKilobytes(16),
          List.of(),
          Duration.ofHours(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          1);

  private final CountDownLatch found = new CountDownLatch(1);

  @Test
  @Timeout(5)
  void aNameThatIsNotFoundInTimeIsNoAnswer() {
    var account = new Account(new TenantId("aliado"), "AC" + "1".repeat(32), "a-token");

    try (var line = new CallbackLine(SETTINGS, new Slow(), new SimpleMeterRegistry())) {
      assertThat(line.post("intercept", URI.create("https://example.com/"), Map.of(), account))
          .isEqualTo(new Missing("unreachable"));
    }
    found.countDown();
  }

  private final class Slow extends CallbackUrls {
    Slow() {
      super(SETTINGS);
    }

    @Override
    InetAddress place(String host) throws UnknownHostException {
      try {
        found.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new UnknownHostException(host);
    }
  }
}
