package io.centralita.routing.sending;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rung when there is something to send, so that nobody waits for the next look.
@Component
class DispatchBell {
  private volatile @Nullable Runnable listener;

  void wakes(Runnable heard) {
    listener = heard;
  }

  void ring() {
    var heard = listener;
    if (heard != null) {
      heard.run();
    }
  }
}
