package io.centralita.matching.lead;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.matching.lead.Outcome.Changed;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the world what happened and people what they should know, with ids derived from the cause:
/// the same cause never says anything twice.
@Component
public final class LeadPublisher {
  private final Outbox outbox;
  private final LeadEnds ends;
  private final Suggestions suggestions;

  LeadPublisher(Outbox outbox, LeadEnds ends, Suggestions suggestions) {
    this.outbox = outbox;
    this.ends = ends;
    this.suggestions = suggestions;
  }

  /// @param timeZone of whoever has none of their own
  void publish(Changed changed, UUID cause, ZoneId timeZone) {
    var lead = changed.lead().id().toString();
    for (var fact : changed.facts()) {
      var id = EventIds.derived(fact.getClass().getSimpleName(), lead, cause.toString());
      outbox.publish(Topics.LEADS, id, lead, fact);
      ends.count(fact);
    }
    for (var notice : changed.notices()) {
      tell(
          notice.timeZone() == null ? notice.at(timeZone) : notice,
          changed.lead().tenant(),
          changed.lead().customer().number(),
          changed.lead().id(),
          cause);
    }
  }

  /// @param from the number of ours that the person knows
  public void tell(
      Notice notice, TenantId tenant, BusinessNumber from, @Nullable LeadId lead, UUID cause) {
    var id = notice.id() == null ? idOf(notice, lead, cause) : notice.id();
    var said = suggestions.on(notice, tenant);
    outbox.publish(
        Topics.SENDS,
        id.value(),
        SendCommand.orderKey(said.to(), from),
        new SendMessage(
            id, tenant, said.to(), from, template(said), lead, said.template(), said.language()));
  }

  /// A clock matters to whoever reads a time.
  private static Template template(Notice notice) {
    var zone = notice.variables().containsKey(Notices.EXPIRES_AT) ? notice.timeZone() : null;
    return new Template(notice.template(), notice.variables(), zone == null ? null : zone.getId());
  }

  private static SendId idOf(Notice notice, @Nullable LeadId lead, UUID cause) {
    return new SendId(
        EventIds.derived(
            "send", cause.toString(), String.valueOf(lead), notice.template(), notice.to().ref()));
  }
}
