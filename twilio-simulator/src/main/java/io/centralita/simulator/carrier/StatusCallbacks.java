package io.centralita.simulator.carrier;

import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.number.Network;
import io.centralita.simulator.webhook.Courier;
import io.centralita.simulator.webhook.Lanes;
import io.centralita.simulator.webhook.Letters;
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
  private final Letters letters;
  private final BusinessNumbers numbers;
  private final Faults faults;
  private final Lanes lanes;

  StatusCallbacks(
      Courier courier,
      WebhookForms forms,
      Letters letters,
      BusinessNumbers numbers,
      Faults faults,
      Lanes lanes) {
    this.courier = courier;
    this.forms = forms;
    this.letters = letters;
    this.numbers = numbers;
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
    if (callback == null) {
      return;
    }
    var id = message.sid() + "-" + change.status().wire();
    var business = numbers.find(message.business().id()).filter(StatusCallbacks::tellsByItself);
    if (business.isEmpty()) {
      var form = forms.status(message, change);
      lanes.run("status " + message.sid(), () -> courier.deliver("status", callback, form, id));
      return;
    }
    var url = business.get().webhookUrl();
    letters
        .status(message, change, business.get())
        .ifPresent(letter ->
            lanes.run("status " + message.sid(), () -> courier.deliver("status", url, letter, id)));
  }

  /// Twilio tells each message's steps to an address that comes with it, others tell them all to
  /// one.
  private static boolean tellsByItself(BusinessNumber business) {
    return business.network() != Network.TWILIO;
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
