package io.centralita.routing.media;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes note of what came with a message, in the transaction that takes the message.
@Component
public class MediaIntake {
  private final MediaStore store;
  private final MediaBell bell;
  private final InstantSource clock;

  MediaIntake(MediaStore store, MediaBell bell, InstantSource clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
  }

  public void received(MessageReceived message, @Nullable LeadId lead) {
    var media = message.content().media();
    for (int index = 0; index < media.size(); index++) {
      var id = MediaId.of(message.carrier(), message.carrierMessageId(), index);
      store.add(
          new Medium(
              id,
              message.tenant(),
              message.carrier(),
              message.carrierMessageId(),
              index,
              lead,
              media.get(index).url(),
              0),
          clock.instant());
    }
    if (!media.isEmpty()) {
      bell.ringAfterCommit();
    }
  }
}
