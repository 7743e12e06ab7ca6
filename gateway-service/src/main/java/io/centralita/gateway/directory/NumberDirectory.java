package io.centralita.gateway.directory;

import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Every number of every tenant, as last heard. Asked by the event loops, written by one reader.
@Component
public class NumberDirectory {
  private volatile Map<BusinessNumber, NumberAssigned> numbers = Map.of();
  private volatile boolean complete;

  /// Whether everything that was in the topic at the start is here. Until then a number that is not
  /// found may exist all the same.
  public boolean isComplete() {
    return complete;
  }

  public Optional<NumberAssigned> find(BusinessNumber number) {
    return Optional.ofNullable(numbers.get(number));
  }

  int size() {
    return numbers.size();
  }

  /// Takes the place of what was known before; stays the same map, so that later changes show.
  void become(Map<BusinessNumber, NumberAssigned> all) {
    numbers = all;
    complete = true;
  }
}
