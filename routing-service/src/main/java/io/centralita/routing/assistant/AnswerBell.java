package io.centralita.routing.assistant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Rung when somebody asks, so that they do not wait for the next look.
@Component
class AnswerBell {
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
