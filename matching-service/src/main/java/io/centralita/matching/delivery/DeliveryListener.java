package io.centralita.matching.delivery;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.provider.Directory;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears which messages will not arrive, and passes on the offers that were in them.
@Component
public final class DeliveryListener {
  private static final Logger log = LoggerFactory.getLogger(DeliveryListener.class);

  private static final String OPTED_OUT = "opted-out";

  private final Leads leads;
  private final Directory directory;

  DeliveryListener(Leads leads, Directory directory) {
    this.leads = leads;
    this.directory = directory;
  }

  public void on(CloudEvent<Delivery> event) {
    switch (event.data()) {
      case SendRefused refused -> on(refused, event.id());
      case MessageHandedOver _, DeliveryAdvanced _ -> {}
    }
  }

  private void on(SendRefused refused, UUID cause) {
    if (refused.reason().equals(OPTED_OUT)) {
      directory.optOut(refused.tenant(), refused.to().ref());
    }
    var lead = refused.lead();
    if (lead == null) {
      return;
    }
    leads
        .notDelivered(lead, refused.sendId(), refused.reason(), cause)
        .filter(Changed.class::isInstance)
        .ifPresent(_ ->
            log.info(
                "Send {} with an offer of lead {} was refused ({}); the lead goes on without it",
                refused.sendId(),
                lead,
                refused.reason()));
  }
}
