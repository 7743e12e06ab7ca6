package io.centralita.proxy.callback;

import io.centralita.contracts.event.EventIds;
import io.centralita.proxy.interaction.Interaction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A carrier's id in the form of Twilio's: its own where the carrier is Twilio, otherwise one made
/// of it, the same each time.
public final class ResourceSid {
  private static final Pattern TWILIO = Pattern.compile("[a-zA-Z]{2}[0-9a-fA-F]{32}");

  private ResourceSid() {}

  public static @Nullable String of(Interaction.Type type, @Nullable String resource) {
    if (resource == null || TWILIO.matcher(resource).matches()) {
      return resource;
    }
    return (type == Interaction.Type.VOICE ? "CA" : "SM")
        + EventIds.derived("resource", resource).toString().replace("-", "");
  }
}
