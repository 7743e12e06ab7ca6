package io.centralita.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Says that it is healthy; ends at once when it is told to fail.
final class PretendService {
  private PretendService() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("instance " + System.getenv("INSTANCE_ID"));
    if (System.getenv("FAIL") != null) {
      System.out.println("cannot work like this");
      System.exit(3);
    }
    var port = Integer.parseInt(System.getenv("SERVER_PORT"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/actuator/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
