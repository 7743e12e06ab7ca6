package io.centralita.contracts;

import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.DeliveryReceipt;
import io.centralita.contracts.gateway.InboundMessage;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.ProviderChange;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.proxy.LinkState;
import io.centralita.contracts.proxy.SessionChange;
import io.centralita.contracts.routing.ConversationChange;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.InboundMedia;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.SendCommand;
import java.util.List;

/// The topic catalogue. Partitions are the unit of scale: adding some moves keys between them, so
/// there are enough from the start.
public final class Topics {
  private static final int PARTITIONS = 12;
  private static final int DIRECTORY_PARTITIONS = 3;

  public static final Topic<InboundMessage> MESSAGES =
      events("gateway.messages.v1", InboundMessage.class, "gateway-service");
  public static final Topic<DeliveryReceipt> RECEIPTS =
      events("gateway.receipts.v1", DeliveryReceipt.class, "gateway-service");
  public static final Topic<CallChange> CALLS =
      events("gateway.calls.v1", CallChange.class, "gateway-service");
  public static final Topic<Interpretation> INTERPRETATIONS =
      events("routing.interpretations.v1", Interpretation.class, "routing-service");
  public static final Topic<SendCommand> SENDS =
      new Topic<>(
          "routing.sends.v1", SendCommand.class, "routing-service", Kind.COMMANDS, PARTITIONS);
  public static final Topic<Delivery> DELIVERIES =
      events("routing.deliveries.v1", Delivery.class, "routing-service");
  public static final Topic<InboundMedia> MEDIA =
      events("routing.media.v1", InboundMedia.class, "routing-service");
  public static final Topic<ConversationChange> CONVERSATIONS =
      events("routing.conversations.v1", ConversationChange.class, "routing-service");
  public static final Topic<LeadChange> LEADS =
      events("matching.leads.v1", LeadChange.class, "matching-service");
  public static final Topic<CatalogueState> CATALOGUE =
      state(
          "matching.catalogue.v1", CatalogueState.class, "matching-service", DIRECTORY_PARTITIONS);
  public static final Topic<ProviderChange> PROVIDERS =
      events("matching.providers.v1", ProviderChange.class, "matching-service");
  public static final Topic<LinkState> LINKS =
      state("proxy.links.v1", LinkState.class, "proxy-service", PARTITIONS);
  public static final Topic<SessionChange> SESSIONS =
      events("proxy.sessions.v1", SessionChange.class, "proxy-service");
  public static final Topic<InboundMessage> FORWARDS =
      events("proxy.forwards.v1", InboundMessage.class, "proxy-service");
  public static final Topic<NumberState> NUMBERS =
      state(
          "provisioning.numbers.v1",
          NumberState.class,
          "provisioning-service",
          DIRECTORY_PARTITIONS);

  private static final List<Topic<?>> ALL =
      List.of(
          MESSAGES,
          RECEIPTS,
          CALLS,
          INTERPRETATIONS,
          SENDS,
          DELIVERIES,
          MEDIA,
          CONVERSATIONS,
          LEADS,
          CATALOGUE,
          PROVIDERS,
          LINKS,
          SESSIONS,
          FORWARDS,
          NUMBERS);

  private Topics() {}

  public static List<Topic<?>> all() {
    return ALL;
  }

  /// Where a consumer's records go that it cannot take, with the reason in headers.
  public static String deadLetters(String topic, String consumer) {
    return topic + "." + consumer + ".dlt";
  }

  private static <T> Topic<T> events(String name, Class<T> vocabulary, String owner) {
    return new Topic<>(name, vocabulary, owner, Kind.EVENTS, PARTITIONS);
  }

  private static <T> Topic<T> state(
      String name, Class<T> vocabulary, String owner, int partitions) {
    return new Topic<>(name, vocabulary, owner, Kind.STATE, partitions);
  }
}
