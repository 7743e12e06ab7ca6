package io.centralita.kit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.centralita.kit.security.TokenKey;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CannotStartIT {
  private static final String KEY =
      "spring.security.oauth2.resourceserver.jwt.public-key-location=";

  @Test
  void aServiceWithoutAKeyForTokensDoesNotStartAndSaysWhatIsMissing() {
    var failure = catchThrowable(() -> Tiny.start(TestStack.database("tiny"), KEY).close());

    assertThat(said(failure))
        .contains("No key to verify the tokens of API calls with is set")
        .contains("Set JWT_PUBLIC_KEY to a file");
  }

  @Test
  void aServiceWithoutKafkaGivesUpInTheEndAndSaysWhere() {
    var failure =
        catchThrowable(() ->
            Tiny.start("127.0.0.1:1", TestStack.database("tiny"), "KAFKA_PATIENCE=1s").close());

    assertThat(said(failure))
        .contains("No Kafka has answered at 127.0.0.1:1 for 1 seconds")
        .contains("set KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void aFileThatIsNoKeyIsReported(@TempDir Path folder) throws IOException {
    var noKey = Files.writeString(folder.resolve("key.pem"), "hello");

    assertThat(said(catchThrowable(() -> TokenKey.read(noKey.toString()))))
        .contains("key.pem holds no RSA public key in PEM");
    assertThat(said(catchThrowable(() -> TokenKey.read("file:" + folder.resolve("gone.pem")))))
        .contains("gone.pem cannot be read");
  }

  private static String said(Throwable failure) {
    var analysis = new CannotStart().analyze(failure);
    assertThat(analysis).isNotNull();
    return analysis.getDescription() + "\n" + analysis.getAction();
  }
}
