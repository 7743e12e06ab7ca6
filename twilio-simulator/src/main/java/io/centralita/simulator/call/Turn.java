package io.centralita.simulator.call;

import java.util.List;

/// A call after something has happened to it, and what that leads to.
record Turn(Live live, List<Effect> effects) {
  Turn {
    effects = List.copyOf(effects);
  }
}
