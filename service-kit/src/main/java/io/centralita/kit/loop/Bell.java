package io.centralita.kit.loop;

import org.jspecify.annotations.Nullable;

/// Rung when there is something to do for a loop, so that nobody waits for its next look. Each loop
/// has a bell of a type of its own.
public abstract class Bell {
  private volatile @Nullable Runnable listener;

  public final void wakes(Runnable heard) {
    listener = heard;
  }

  public final void ring() {
    var heard = listener;
    if (heard != null) {
      heard.run();
    }
  }
}
