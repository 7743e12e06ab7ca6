package io.centralita.simulator.message;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;

/// Twilio's ids: two letters and 32 hexadecimal digits.
@Component
public class Sids {
  private final SplittableRandom random = new SplittableRandom();

  /// A new id with a prefix such as `SM`.
  public synchronized String next(String prefix) {
    var digits = HexFormat.of();
    return prefix + digits.toHexDigits(random.nextLong()) + digits.toHexDigits(random.nextLong());
  }
}
