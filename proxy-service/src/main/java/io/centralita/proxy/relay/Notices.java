package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.SessionSettings;
import io.centralita.proxy.sending.Sends;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells who writes what became of it, from the number that they wrote to, and not again within a
/// short time.
@Component
class Notices {
  private final NoticeStore store;
  private final Sends sends;
  private final SessionSettings settings;
  private final InstantSource clock;

  Notices(NoticeStore store, Sends sends, SessionSettings settings, InstantSource clock) {
    this.store = store;
    this.sends = sends;
    this.settings = settings;
    this.clock = clock;
  }

  /// What a writer may have to know.
  enum About {
    /// There is nobody on the number, or nobody any more.
    CLOSED("no-counterpart"),
    /// Messages did not reach the other side. Why is the other side's own affair.
    UNDELIVERED("not-delivered"),
    /// A contact was taken out of a message.
    MASKED("contact-masked"),
    /// A message did not cross because of a contact in it.
    BLOCKED("contact-blocked"),
    /// A message was of a kind that cannot cross.
    EMPTY("not-passed-on"),
    /// On this number the two may only call each other.
    CALLS_ONLY("calls-only");

    private final String cause;

    About(String cause) {
      this.cause = cause;
    }
  }

  /// Who is told where.
  record Writer(TenantId tenant, Address person, BusinessNumber number, @Nullable LeadId lead) {}

  /// @param words made when it is certain that they are said
  /// @param id derived from what the notice is about
  /// @return whether the writer is told; not when they were a short time ago
  boolean tell(About about, Supplier<Template> words, Writer writer, SendId id) {
    var now = clock.instant();
    var person = writer.person();
    var number = writer.number();
    if (!store.tell(person, number, about, now, now.minus(settings.noticeEvery()))) {
      return false;
    }
    sends.ask(
        new SendMessage(
            id, writer.tenant(), person, number, words.get(), writer.lead(), about.cause));
    return true;
  }
}
