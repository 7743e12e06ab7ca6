package io.centralita.simulator.number;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The numbers that the account owns now.
@Component
public class BusinessNumbers {
  private final Map<String, BusinessNumber> numbers = new ConcurrentSkipListMap<>();
  private final String webhookUrl;

  BusinessNumbers(SimulatorSettings settings) {
    this.webhookUrl = settings.webhookUrl();
    settings.numbers().forEach(this::save);
  }

  public Optional<BusinessNumber> find(String number) {
    return Optional.ofNullable(numbers.get(number));
  }

  List<BusinessNumber> all() {
    return List.copyOf(numbers.values());
  }

  BusinessNumber save(SimulatorSettings.Business number) {
    var saved =
        new BusinessNumber(
            number.number(),
            number.name(),
            number.channels().stream().map(Channel::of).collect(Collectors.toSet()),
            Objects.requireNonNullElse(number.webhookUrl(), webhookUrl),
            number.fallbackUrl());
    numbers.put(saved.number(), saved);
    return saved;
  }

  boolean release(String number) {
    return numbers.remove(number) != null;
  }
}
