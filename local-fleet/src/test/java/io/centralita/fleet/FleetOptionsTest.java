package io.centralita.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.stack.Durability;
import io.centralita.stack.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetOptionsTest {

  @Test
  void everythingHasAUsualPlace() {
    var options = FleetOptions.parse(List.of(), Map.of());

    assertThat(options.data()).isEqualTo(Path.of(".centralita"));
    assertThat(options.fresh()).isFalse();
    assertThat(options.kafka().number()).isEqualTo(19092);
    assertThat(options.postgres().number()).isEqualTo(15432);
    assertThat(port(options, "gateway-service")).isEqualTo(8080);
    assertThat(port(options, "twilio-simulator")).isEqualTo(8090);
    assertThat(options.durability()).isEqualTo(Durability.MACHINE_CRASH);
  }

  @Test
  void theCommandLineComesBeforeTheEnvironment() {
    var environment =
        Map.of("CENTRALITA_GATEWAY_PORT", "9000", "CENTRALITA_SIMULATOR_PORT", "9090");

    var options = FleetOptions.parse(List.of("--gateway-port", "9001", "--fresh"), environment);

    assertThat(port(options, "gateway-service")).isEqualTo(9001);
    assertThat(port(options, "twilio-simulator")).isEqualTo(9090);
    assertThat(options.fresh()).isTrue();
  }

  @Test
  void everyMemberHasAPortOfItsOwn() {
    var ports = FleetMembers.ALL.stream().map(FleetMember::port).toList();

    assertThat(ports).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertThatThrownBy(() -> FleetOptions.parse(List.of("--ports", "1"), Map.of()))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining("--ports");
    assertThatThrownBy(() -> FleetOptions.parse(List.of("--kafka-port"), Map.of()))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining("--kafka-port");
    assertThatThrownBy(() -> FleetOptions.parse(List.of("--kafka-port", "many"), Map.of()))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining("many");
    assertThatThrownBy(() -> FleetOptions.parse(List.of("--kafka-port", "70000"), Map.of()))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("--kafka-port / CENTRALITA_KAFKA_PORT");
  }

  private static int port(FleetOptions options, String member) {
    return options.members().get(member).number();
  }
}
