package io.centralita.routing.sending;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.routing.carrier.Route;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.number.NumberStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Between whom a send goes, with the address open.
@Component
class Routes {
  private final NumberStore numbers;
  private final AddressSealer sealer;

  Routes(NumberStore numbers, AddressSealer sealer) {
    this.numbers = numbers;
    this.sealer = sealer;
  }

  /// The carriers' own ids of the numbers, where they have some.
  Map<BusinessNumber, String> carriersIds(Collection<Conversation> conversations) {
    return numbers.senders(conversations.stream().map(Conversation::number).toList());
  }

  /// @throws IllegalArgumentException when the address was sealed with keys that are not known
  Route of(Conversation conversation) {
    return of(conversation, carriersIds(List.of(conversation)));
  }

  /// @param carriersIds of the numbers, looked up for many at once
  Route of(Conversation conversation, Map<BusinessNumber, String> carriersIds) {
    return new Route(
        conversation.id(),
        null,
        conversation.person().channel(),
        sealer.open(conversation.person()),
        conversation.number(),
        carriersIds.get(conversation.number()));
  }
}
