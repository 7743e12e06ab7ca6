package io.centralita.matching.message;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.provider.Directory;
import io.centralita.matching.provider.Directory.Zone;
import io.centralita.matching.settings.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Providers who write that they want no jobs for a while, or that they are back. The directory
/// knows it at once, and they are told so.
@Component
final class Breaks {
  private final Directory directory;
  private final Restatements restatements;
  private final TenantSettings settings;

  Breaks(Directory directory, Restatements restatements, TenantSettings settings) {
    this.directory = directory;
    this.restatements = restatements;
    this.settings = settings;
  }

  void begin(MessageInterpreted said, @Nullable Integer minutes, UUID cause) {
    var message = said.message();
    var until = minutes == null ? null : message.receivedAt().plus(Duration.ofMinutes(minutes));
    directory
        .pause(message.tenant(), message.from().ref(), until)
        .ifPresentOrElse(
            zone -> tell(paused(said, until, zone), said, cause), () -> help(said, cause));
  }

  private Notice paused(MessageInterpreted said, @Nullable Instant until, Zone zone) {
    var to = said.message().from();
    if (until == null) {
      return new Notice(to, "provider-paused", Map.of());
    }
    var clock =
        Optional.ofNullable(zone.own())
            .orElseGet(() -> settings.of(said.message().tenant()).timeZone());
    return new Notice(
        to, "provider-paused-until", Map.of("expiresAt", until.toString()), null, clock);
  }

  void end(MessageInterpreted said, UUID cause) {
    var message = said.message();
    directory
        .resume(message.tenant(), message.from().ref())
        .ifPresentOrElse(
            _ -> tell(new Notice(message.from(), "provider-resumed", Map.of()), said, cause),
            () -> help(said, cause));
  }

  /// Customers have nothing that could pause.
  private void help(MessageInterpreted said, UUID cause) {
    tell(new Notice(said.message().from(), "help", Map.of()), said, cause);
  }

  private void tell(Notice notice, MessageInterpreted said, UUID cause) {
    restatements.tell(notice, said.message().tenant(), said.message().to(), null, cause);
  }
}
