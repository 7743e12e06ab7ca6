package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The one address that carriers know of several gateways: passes connections on to those that are
/// ready, in turn, and to the next one when nobody answers there.
final class Balancer implements AutoCloseable {
  private final ServerSocket door;
  private final CopyOnWriteArrayList<Integer> ports = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  Balancer() throws IOException {
    door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  void serve(URI gateway) {
    ports.addIfAbsent(gateway.getPort());
  }

  void spare(URI gateway) {
    ports.removeIf(port -> port == gateway.getPort());
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(closed);
        }
      }
    }
  }

  private void connect(Socket client) {
    var now = List.copyOf(ports);
    int first = turn.getAndIncrement() & Integer.MAX_VALUE;
    for (int i = 0; i < now.size(); i++) {
      try {
        var server =
            new Socket(InetAddress.getLoopbackAddress(), now.get((first + i) % now.size()));
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
        return;
      } catch (IOException _) {
        // Nobody is there; the next one may be.
      }
    }
    close(client);
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException _) {
      // The other side sees it when both are closed.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed, whatever it says.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
