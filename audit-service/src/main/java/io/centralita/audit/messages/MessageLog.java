package io.centralita.audit.messages;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Interpretation;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Writes down what is heard, batch by batch. Called within the transaction that remembers the
/// events.
@Component
public class MessageLog {
  private final MessageLogStore store;

  MessageLog(MessageLogStore store) {
    this.store = store;
  }

  public void received(List<CloudEvent<Interpretation>> events) {
    store.append(events.stream().map(Entries::received).toList());
  }

  public void delivered(List<CloudEvent<Delivery>> events) {
    store.append(events.stream().map(Entries::sent).flatMap(Optional::stream).toList());
    var reports = events.stream().map(event -> SendStatus.of(event.data())).toList();
    store.remember(
        SendStatus.news(reports, store.known(reports.stream().map(SendStatus::send).toList())));
  }

  public void changed(List<CloudEvent<LeadChange>> events) {
    store.append(events.stream().map(Entries::happened).toList());
  }

  public void called(List<CloudEvent<CallChange>> events) {
    store.append(events.stream().map(Entries::called).flatMap(Optional::stream).toList());
  }
}
