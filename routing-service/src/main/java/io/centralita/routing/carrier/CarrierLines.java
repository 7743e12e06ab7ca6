package io.centralita.routing.carrier;

import io.centralita.contracts.values.Carrier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The lines there are, one for each carrier.
@Component
public class CarrierLines {
  private final Map<Carrier, CarrierLine> lines = new EnumMap<>(Carrier.class);

  CarrierLines(List<CarrierLine> lines) {
    lines.forEach(line -> this.lines.put(line.carrier(), line));
  }

  /// @throws IllegalStateException when nobody wrote the line of this carrier
  public CarrierLine of(Carrier carrier) {
    var line = lines.get(carrier);
    if (line == null) {
      throw new IllegalStateException("There is no line over " + carrier);
    }
    return line;
  }
}
