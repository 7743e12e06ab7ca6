package io.centralita.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

  @Test
  void aFreePortIsAsItWas() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(new Port(free, "--kafka-port").claimed("Kafka").number()).isEqualTo(free);
  }

  @Test
  void aPortTakenOnEveryAddressIsNoticed() throws IOException {
    try (var socket = new ServerSocket(0)) {
      assertTaken(socket.getLocalPort());
    }
  }

  @Test
  void aPortTakenOnLoopbackIsNoticed() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertTaken(socket.getLocalPort());
    }
  }

  @Test
  void anEphemeralPortGetsANumber() {
    assertThat(Port.ephemeral().claimed("Kafka").number()).isPositive();
  }

  @Test
  void whatIsNoPortIsRefusedWithTheNameOfTheSetting() {
    assertThatThrownBy(() -> new Port(70_000, "--kafka-port"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("70000 is no port: give --kafka-port");
  }

  private static void assertTaken(int number) {
    assertThatThrownBy(() -> new Port(number, "--kafka-port").claimed("Kafka"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("Port %d, where Kafka should listen, is in use".formatted(number))
        .hasMessageContaining("--kafka-port");
  }
}
