package io.centralita.matching.crop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a kilogram of a crop costs in a market.
///
/// @param day on which it did
/// @param before what it cost there the last time before, in the same currency
public record Quote(
    Crop crop,
    String market,
    LocalDate day,
    BigDecimal perKilogram,
    String currency,
    @Nullable BigDecimal before) {

  /// By how many per cent it changed; 0 where nobody knows.
  public int change() {
    return before == null
        ? 0
        : perKilogram
            .subtract(before)
            .scaleByPowerOfTen(2)
            .divide(before, 0, RoundingMode.HALF_UP)
            .intValue();
  }
}
