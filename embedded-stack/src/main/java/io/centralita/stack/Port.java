package io.centralita.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// The TCP port that a part of the stack listens on, on the loopback address alone.
///
/// @param number 0 takes any free port
/// @param setting how the person who runs this changes it, for the message when it is taken
public record Port(int number, String setting) {
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

  public Port {
    if (number < 0 || number > 65535) {
      throw new StackFailure(
          "%d is no port: give %s a number from 1 to 65535.".formatted(number, setting),
          "%d no es un puerto: dé a %s un número de 1 a 65535.".formatted(number, setting));
    }
  }

  public static Port ephemeral() {
    return new Port(0, "");
  }

  /// The same port if it is a fixed one; a free one, chosen now, if it is ephemeral.
  ///
  /// @param owner who wants to listen there, for the message when something else does
  public Port claimed(String owner) {
    return new Port(claim(owner), setting);
  }

  boolean isEphemeral() {
    return number == 0;
  }

  /// The number to listen on, which nothing listens on now.
  int claim(String owner) {
    if (isEphemeral()) {
      return anyFree();
    }
    if (answers() || !bindable()) {
      throw inUse(owner);
    }
    return number;
  }

  StackFailure inUse(String owner) {
    return new StackFailure(
        "Port %d, where %s should listen, is in use by another program. End that program, or choose another port with %s."
            .formatted(number, owner, setting),
        "El puerto %d, donde debe escuchar %s, está ocupado por otro programa. Termine ese programa o elija otro puerto con %s."
            .formatted(number, owner, setting));
  }

  private static int anyFree() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asked besides binding, because macOS lets one bind beside somebody who listens on every
  /// address.
  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), number),
          (int) CONNECT_TIMEOUT.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean bindable() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
