package io.centralita.gateway.directory;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.following.Knowledge;
import io.centralita.gateway.following.View;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every number of every tenant, as last heard.
@Component
public class NumberDirectory implements View<NumberState> {
  private volatile Map<BusinessNumber, NumberAssigned> numbers = Map.of();
  private volatile Map<Sender, Map<BusinessNumber, NumberAssigned>> senders = Map.of();
  private final Knowledge knowledge = new Knowledge();

  public Optional<NumberAssigned> find(BusinessNumber number) {
    return Optional.ofNullable(numbers.get(number));
  }

  /// The number that a carrier knows by an id of its own. One id of several numbers, as a messaging
  /// service has, leads to any of them where all are the same to us, and else to none.
  public Optional<NumberAssigned> find(Carrier carrier, String sender) {
    var known = senders.getOrDefault(new Sender(carrier, sender), Map.of()).values();
    return known.stream().map(Meaning::of).distinct().count() == 1
        ? known.stream().findFirst()
        : Optional.empty();
  }

  private record Sender(Carrier carrier, String id) {}

  /// What decides where a message to a number belongs.
  private record Meaning(TenantId tenant, NumberPurpose purpose, @Nullable ProviderId provider) {
    static Meaning of(NumberAssigned number) {
      return new Meaning(number.tenant(), number.purpose(), number.provider());
    }
  }

  @Override
  public Topic<NumberState> topic() {
    return Topics.NUMBERS;
  }

  @Override
  public Knowledge knowledge() {
    return knowledge;
  }

  @Override
  public boolean mayBeMissing() {
    return false;
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
    private final Map<Sender, Map<BusinessNumber, NumberAssigned>> bySender =
        new ConcurrentHashMap<>();

    @Override
    public void put(NumberState state) {
      switch (state) {
        case NumberAssigned assigned -> {
          forget(all.put(assigned.number(), assigned));
          var sender = assigned.sender();
          if (sender != null) {
            bySender
                .computeIfAbsent(
                    new Sender(assigned.carriedBy(), sender), _ -> new ConcurrentHashMap<>())
                .put(assigned.number(), assigned);
          }
        }
      }
    }

    private void forget(@Nullable NumberAssigned before) {
      if (before != null && before.sender() != null) {
        bySender.computeIfPresent(
            new Sender(before.carriedBy(), before.sender()),
            (_, numbers) -> {
              numbers.remove(before.number());
              return numbers.isEmpty() ? null : numbers;
            });
      }
    }

    @Override
    public void remove(String key) {
      forget(all.remove(new BusinessNumber(key)));
    }

    @Override
    public void become() {
      numbers = all;
      senders = bySender;
      knowledge.complete();
    }

    @Override
    public void standIn(Instant asOf) {
      numbers = all;
      senders = bySender;
      knowledge.standIn(asOf);
    }
  }
}
