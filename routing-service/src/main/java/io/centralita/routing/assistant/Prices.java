package io.centralita.routing.assistant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a model costs, in dollars for a million tokens. Sums are in millionths of a dollar.
record Prices(BigDecimal input, BigDecimal output) {

  /// A token costs as many millionths of a dollar as a million of them cost dollars.
  long micros(long inputTokens, long outputTokens) {
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  static long micros(BigDecimal dollars) {
    return dollars.movePointRight(6).longValueExact();
  }
}
