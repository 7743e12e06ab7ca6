package io.centralita.simulator.carrier;

import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.webhook.Courier;
import io.centralita.simulator.webhook.Lanes;
import io.centralita.simulator.webhook.WebhookForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tells the business how far a message has come, one message's steps in order, unless a fault
/// wants it otherwise.
@Component
class StatusCallbacks {
  private static final Set<Status> LAST =
      Set.of(Status.DELIVERED, Status.READ, Status.UNDELIVERED, Status.FAILED);

  private final Courier courier;
  private final WebhookForms forms;
  private final Faults faults;
  private final Lanes lanes;

  StatusCallbacks(Courier courier, WebhookForms forms, Faults faults, Lanes lanes) {
    this.courier = courier;
    this.forms = forms;
    this.faults = faults;
    this.lanes = lanes;
  }

  Announcer announcer(Message message) {
    return new Announcer(
        faults
            .strike(
                List.of(message.from().id(), message.to().id()),
                Kind.STATUS_LOST,
                Kind.STATUS_REPEATED,
                Kind.STATUS_REVERSED)
            .map(Fault::kind));
  }

  private void post(Message message, StatusChange change) {
    var callback = message.statusCallback();
    if (callback != null) {
      var form = forms.status(message, change);
      var id = message.sid() + "-" + change.status().wire();
      lanes.run("status " + message.sid(), () -> courier.deliver("status", callback, form, id));
    }
  }

  /// Announces the steps of one message in one way.
  final class Announcer {
    private final Optional<Kind> fault;
    private final List<StatusChange> held = new ArrayList<>();

    private Announcer(Optional<Kind> fault) {
      this.fault = fault;
    }

    synchronized void announce(Message message, StatusChange change) {
      if (fault.isEmpty()) {
        post(message, change);
      } else if (fault.get() == Kind.STATUS_REPEATED) {
        post(message, change);
        post(message, change);
      } else if (fault.get() == Kind.STATUS_REVERSED) {
        held.addFirst(change);
        if (LAST.contains(change.status())) {
          held.forEach(step -> post(message, step));
          held.clear();
        }
      }
    }
  }
}
