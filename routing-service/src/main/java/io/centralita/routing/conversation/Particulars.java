package io.centralita.routing.conversation;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent.Author;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.gateway.MessageContent.Referral;
import io.centralita.contracts.values.BusinessNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a message was beside its text. Where the carrier keeps a file stays out: that names its
/// account.
///
/// @param writtenTo the proxy number on which the writer had nobody, of what was forwarded from it
record Particulars(
    @Nullable List<File> files,
    @Nullable Location location,
    @Nullable Author quoted,
    @Nullable Referral referral,
    @Nullable Forwarding forwarded,
    @Nullable String reaction,
    @Nullable String unsupported,
    @Nullable BusinessNumber writtenTo) {
  private static final JsonMapper JSON = EventCodec.jsonMapper();
  private static final Particulars NONE =
      new Particulars(null, null, null, null, null, null, null, null);

  record File(String contentType, @Nullable String name) {
    private static File of(Media media) {
      return new File(media.contentType(), media.name());
    }
  }

  /// @return the particulars as JSON; null when there are none
  static @Nullable String of(MessageReceived message) {
    var content = message.content();
    var files = content.media().stream().map(File::of).toList();
    var particulars =
        new Particulars(
            files.isEmpty() ? null : files,
            content.location(),
            content.quoted(),
            content.referral(),
            content.forwarded(),
            content.reaction(),
            content.unsupported(),
            message.writtenTo());
    return particulars.equals(NONE) ? null : JSON.writeValueAsString(particulars);
  }
}
