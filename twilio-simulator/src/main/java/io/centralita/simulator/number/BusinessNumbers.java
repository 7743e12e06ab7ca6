package io.centralita.simulator.number;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The numbers that the account owns now.
@Component
public class BusinessNumbers {
  private final Map<String, BusinessNumber> numbers = new ConcurrentHashMap<>();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final SimulatorSettings settings;

  BusinessNumbers(SimulatorSettings settings) {
    this.settings = settings;
    settings.numbers().forEach(this::save);
  }

  public Optional<BusinessNumber> find(String number) {
    return Optional.ofNullable(numbers.get(number));
  }

  /// In the order they were added: the first is the one that phones offer to write to.
  List<BusinessNumber> all() {
    return order.stream().map(numbers::get).filter(Objects::nonNull).toList();
  }

  BusinessNumber save(SimulatorSettings.Business number) {
    var network = Network.of(number.network());
    var saved =
        new BusinessNumber(
            number.number(),
            number.name(),
            number.channels().stream().map(Channel::of).collect(Collectors.toSet()),
            Objects.requireNonNullElseGet(number.webhookUrl(), () -> webhook(network)),
            number.fallbackUrl(),
            Objects.requireNonNullElse(number.voiceUrl(), settings.voiceUrl()),
            number.voiceFallbackUrl(),
            Objects.requireNonNullElse(number.voiceStatusUrl(), settings.voiceStatusUrl()),
            network,
            number.sender());
    if (numbers.put(saved.number(), saved) == null) {
      order.add(saved.number());
    }
    return saved;
  }

  private String webhook(Network network) {
    return switch (network) {
      case TWILIO -> settings.webhookUrl();
      case META -> settings.meta().webhookUrl();
      case KOMMO -> settings.kommo().webhookUrl();
    };
  }

  /// The number that a network knows under this id.
  public Optional<BusinessNumber> known(Network network, String sender) {
    return numbers.values().stream()
        .filter(number -> number.network() == network && number.sender().equals(sender))
        .findFirst();
  }

  boolean release(String number) {
    return numbers.remove(number) != null && order.remove(number);
  }
}
