package io.centralita.gateway.media;

import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A carrier that has media.
public interface MediaSource {
  /// Fails with `Unavailable` when there is nothing to hand on.
  Mono<Void> open(String medium, Receiver receiver);

  /// Whoever wants the bytes.
  interface Receiver {
    /// @param announced how many bytes there will be; below 0 when nobody said
    Mono<Void> take(String contentType, long announced, Flux<ByteBuf> bytes);
  }

  /// The carrier, or the medium, is not as it should be.
  final class Unavailable extends RuntimeException {
    public Unavailable(String why) {
      super(why);
    }
  }
}
