package io.centralita.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackArgumentsTest {

  @Test
  void bothPartsOnTheirUsualPortsUnlessToldOtherwise() {
    var arguments = StackArguments.parse(List.of());

    assertThat(arguments.data()).isEqualTo(Path.of(".centralita"));
    assertThat(arguments.kafkaPort().number()).isEqualTo(19092);
    assertThat(arguments.postgresPort().number()).isEqualTo(15432);
    assertThat(arguments.wantsKafka()).isTrue();
    assertThat(arguments.wantsPostgres()).isTrue();
    assertThat(arguments.databases()).isEmpty();
  }

  @Test
  void onePartAloneWithItsDatabases() {
    var arguments =
        StackArguments.parse(
            List.of("--only", "postgres", "--postgres-port", "0", "--databases", "routing,audit"));

    assertThat(arguments.wantsKafka()).isFalse();
    assertThat(arguments.wantsPostgres()).isTrue();
    assertThat(arguments.postgresPort().isEphemeral()).isTrue();
    assertThat(arguments.databases()).containsExactly("routing", "audit");
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> StackArguments.parse(List.of("--port", "1")))
        .hasMessageContaining("Not understood: --port");
    assertThatThrownBy(() -> StackArguments.parse(List.of("--data")))
        .hasMessageContaining("Not understood: --data");
    assertThatThrownBy(() -> StackArguments.parse(List.of("--only", "redis")))
        .hasMessageContaining("--only redis");
    assertThatThrownBy(() -> StackArguments.parse(List.of("--kafka-port", "many")))
        .hasMessageContaining("--kafka-port many");
  }
}
