package io.centralita.proxy.callback;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.EventCodec;
import io.centralita.proxy.interaction.Interaction;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What an interaction was about, as Twilio writes it: JSON in a text, with `body` for a message
/// and `duration` for a call. `media` is ours. It opens for the account owner alone.
@Component
public class InteractionData {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private final AddressSealer sealer;

  InteractionData(AddressSealer sealer) {
    this.sealer = sealer;
  }

  /// How an interaction keeps what was said.
  public String sealed(UUID interaction, String text) {
    return sealer.sealText(text, interaction.toString());
  }

  public String of(Interaction interaction) {
    var sealed = interaction.sealedText();
    return written(
        interaction, sealed == null ? null : sealer.openText(sealed, interaction.id().toString()));
  }

  /// While what was said is not kept yet.
  public String of(Interaction interaction, String text) {
    return written(interaction, text);
  }

  private static String written(Interaction interaction, @Nullable String text) {
    var data = new LinkedHashMap<String, Object>();
    switch (interaction.type()) {
      case VOICE -> {
        if (interaction.seconds() != null) {
          data.put("duration", Objects.toString(interaction.seconds()));
        }
      }
      case MESSAGE, UNKNOWN -> {
        if (text != null) {
          data.put("body", text);
        }
        if (interaction.mediaCount() > 0) {
          data.put("media", interaction.mediaCount());
        }
      }
    }
    return JSON.writeValueAsString(data);
  }
}
