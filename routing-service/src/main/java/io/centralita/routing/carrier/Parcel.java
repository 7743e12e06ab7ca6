package io.centralita.routing.carrier;

import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.template.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as a carrier gets it: the words are chosen, the address is open.
///
/// @param quoted the message of the same chat that it answers
public record Parcel(SendId id, Route route, Content content, @Nullable Quoted quoted) {

  public Parcel(SendId id, Route route, Content content) {
    this(id, route, content, null);
  }

  /// A message that the carrier brought or took before.
  ///
  /// @param sealedId the carrier's own id where `carrierMessageId` only stands for it, sealed as a
  ///   text about that
  public record Quoted(String carrierMessageId, @Nullable String sealedId) {}

  /// What the person reads. Carriers that show a thing otherwise than as text may do so; what they
  /// list must be the words of `said` all the same.
  public sealed interface Content {
    String said();
  }

  /// @param text empty where there are only media or a place
  /// @param said the text, and the place as a link
  public record Text(String text, List<Media> media, @Nullable Location location, String said)
      implements Content {
    public Text {
      media = List.copyOf(media);
    }

    public static Text of(String text) {
      return new Text(text, List.of(), null, text);
    }
  }

  /// Words with buttons, while anything may be written to the person.
  public record Buttons(Message message) implements Content {
    @Override
    public String said() {
      return message.text();
    }
  }

  /// One of the messages that the carrier knows beforehand, and brings at any time.
  public record FromTemplate(Message message) implements Content {
    @Override
    public String said() {
      return message.text();
    }
  }
}
