package io.centralita.matching.message;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.LeadPublisher;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.lead.Prompt;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.provider.Directory;
import io.centralita.matching.provider.Directory.Agenda;
import io.centralita.matching.settings.TenantSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Providers who write that they want no jobs for a while, or that they are back. The directory
/// knows it at once, and they are told so.
@Component
final class Breaks {
  private final Directory directory;
  private final Restatements restatements;
  private final LeadPublisher publisher;
  private final TenantSettings settings;

  Breaks(
      Directory directory,
      Restatements restatements,
      LeadPublisher publisher,
      TenantSettings settings) {
    this.directory = directory;
    this.restatements = restatements;
    this.publisher = publisher;
    this.settings = settings;
  }

  void begin(MessageInterpreted said, Pause pause, UUID cause) {
    var message = said.message();
    directory
        .agenda(message.tenant(), message.from().ref())
        .ifPresentOrElse(
            agenda -> confirm(begun(said, pause, agenda), said, cause), () -> help(said, cause));
  }

  private Notice begun(MessageInterpreted said, Pause pause, Agenda agenda) {
    var message = said.message();
    var now = message.receivedAt().atZone(clock(agenda, message.tenant()));
    var minutes = pause.minutes();
    var spoken = pause.until();
    if (minutes == null && spoken == null) {
      directory.pause(message.tenant(), message.from().ref(), null);
      return new Notice(message.from(), "provider-paused", Map.of());
    }
    var until =
        spoken == null
            ? Optional.of(now.plusMinutes(Objects.requireNonNull(minutes)).toInstant())
            : new BreakEnd(now, agenda.opens()).of(spoken);
    if (until.isEmpty()) {
      return new Notice(message.from(), "provider-pause-unclear", Map.of());
    }
    directory.pause(message.tenant(), message.from().ref(), until.get());
    return paused(message.from(), now, until.get());
  }

  private ZoneId clock(Agenda agenda, TenantId tenant) {
    return Optional.ofNullable(agenda.clock()).orElseGet(() -> settings.of(tenant).timeZone());
  }

  /// The day is told where it is another.
  private static Notice paused(Address to, ZonedDateTime now, Instant until) {
    var end = until.toString();
    return until.atZone(now.getZone()).toLocalDate().equals(now.toLocalDate())
        ? new Notice(to, "provider-paused-until", Map.of("expiresAt", end)).at(now.getZone())
        : new Notice(to, "provider-paused-until-day", Map.of("day", end, "expiresAt", end))
            .at(now.getZone());
  }

  void end(MessageInterpreted said, UUID cause) {
    var message = said.message();
    if (directory.resume(message.tenant(), message.from().ref())) {
      confirm(new Notice(message.from(), "provider-resumed", Map.of()), said, cause);
    } else {
      help(said, cause);
    }
  }

  /// Customers have nothing that could pause.
  private void help(MessageInterpreted said, UUID cause) {
    tell(new Notice(said.message().from(), "help", Map.of()), said, cause);
  }

  private void tell(Notice notice, MessageInterpreted said, UUID cause) {
    restatements.tell(
        notice, said.message().tenant(), said.message().to(), null, Prompt.of(said, cause));
  }

  /// Something has changed, and each time they hear so.
  private void confirm(Notice notice, MessageInterpreted said, UUID cause) {
    publisher.tell(notice, said.message().tenant(), said.message().to(), null, cause);
  }
}
