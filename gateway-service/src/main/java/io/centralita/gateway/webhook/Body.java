package io.centralita.gateway.webhook;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// A request's bytes up to a limit. What is beyond is read and forgotten, so that the connection
/// can still carry the refusal; how long that may last is the server's request time-out.
final class Body {
  private static final int FIRST_GUESS = 1024;

  private final int limit;
  private byte[] bytes;
  private int length;
  private boolean tooLarge;

  private Body(int limit) {
    this.limit = limit;
    this.bytes = new byte[Math.min(limit, FIRST_GUESS)];
  }

  static Mono<Body> of(HttpServerRequest request, int limit) {
    return request.receive().reduceWith(() -> new Body(limit), Body::add);
  }

  private Body add(ByteBuf part) {
    int more = part.readableBytes();
    if (tooLarge || more > limit - length) {
      tooLarge = true;
      return this;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + more, 2 * bytes.length)));
    }
    part.getBytes(part.readerIndex(), bytes, length, more);
    length += more;
    return this;
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }
}
