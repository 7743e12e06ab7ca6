package io.centralita.gateway.directory;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.gateway.following.View;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Every number of every tenant, as last heard.
@Component
public class NumberDirectory implements View<NumberState> {
  private volatile Map<BusinessNumber, NumberAssigned> numbers = Map.of();
  private volatile boolean complete;

  public Optional<NumberAssigned> find(BusinessNumber number) {
    return Optional.ofNullable(numbers.get(number));
  }

  @Override
  public Topic<NumberState> topic() {
    return Topics.NUMBERS;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public Draft<NumberState> draft() {
    return new NumberDraft();
  }

  private final class NumberDraft implements Draft<NumberState> {
    private final Map<BusinessNumber, NumberAssigned> all = new ConcurrentHashMap<>();

    @Override
    public void put(NumberState state) {
      switch (state) {
        case NumberAssigned assigned -> all.put(assigned.number(), assigned);
      }
    }

    @Override
    public void remove(String key) {
      all.remove(new BusinessNumber(key));
    }

    @Override
    public void become() {
      numbers = all;
      complete = true;
    }
  }
}
