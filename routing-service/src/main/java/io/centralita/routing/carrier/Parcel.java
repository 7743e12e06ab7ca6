package io.centralita.routing.carrier;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.SendId;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A message as a carrier gets it: the words are chosen, the address is open.
public record Parcel(
    SendId id, Channel channel, Identity to, BusinessNumber from, Content content) {

  public sealed interface Content {}

  public record Text(String text, List<URI> media) implements Content {
    public Text {
      media = List.copyOf(media);
    }
  }

  /// One of the templates that the carrier knows.
  ///
  /// @param variables by their number in the template
  public record FromTemplate(String sid, Map<String, String> variables) implements Content {
    public FromTemplate {
      variables = Map.copyOf(variables);
    }
  }
}
