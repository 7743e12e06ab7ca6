package io.centralita.routing.sending;

import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is to reach a person, or did.
record Send(Asked asked, Progress progress) {

  SendId id() {
    return asked.id();
  }

  ConversationId conversation() {
    return asked.conversation();
  }

  SendState state() {
    return progress.state();
  }

  Send in(SendState next, Instant due) {
    return new Send(asked, progress.in(next, due));
  }

  Send attempted(Instant now, Instant lease, String words, @Nullable String template) {
    return new Send(asked, progress.attempted(now, lease, words, template));
  }

  Send lost(Instant now) {
    return new Send(asked, progress.lost(now));
  }

  Send stuck(Instant now) {
    return new Send(asked, progress.stuck(now));
  }

  Send takenAs(@Nullable String carrierMessageId, SendState next, Instant due) {
    return new Send(asked, progress.takenAs(carrierMessageId, next, due));
  }

  Send because(@Nullable String why) {
    return new Send(asked, progress.because(why));
  }
}
