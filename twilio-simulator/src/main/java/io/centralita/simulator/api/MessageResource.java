package io.centralita.simulator.api;

import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Segments;
import io.centralita.simulator.message.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A message as the API shows it; every field is always there.
@JsonNaming(SnakeCaseStrategy.class)
record MessageResource(
    String body,
    String numSegments,
    String direction,
    String from,
    String to,
    String dateUpdated,
    @Nullable String price,
    @Nullable String errorMessage,
    String uri,
    String accountSid,
    String numMedia,
    String status,
    @Nullable String messagingServiceSid,
    String sid,
    @Nullable String dateSent,
    String dateCreated,
    @Nullable Integer errorCode,
    @Nullable String priceUnit,
    String apiVersion,
    Map<String, String> subresourceUris) {

  static MessageResource of(Message message, String account) {
    var uri = "/2010-04-01/Accounts/" + account + "/Messages/" + message.sid();
    // What the business made of a message from a person is no affair of the API.
    var status = message.inbound() ? Status.RECEIVED : message.status();
    var errorCode = message.inbound() ? null : message.history().getLast().errorCode();
    var sent = message.inbound() ? message.createdAt() : message.reached(Status.SENT).orElse(null);
    return new MessageResource(
        message.body(),
        Integer.toString(Segments.of(channel(message), message.body())),
        message.direction().wire(),
        message.from().toString(),
        message.to().toString(),
        Dates.rfc2822(message.updatedAt()),
        null,
        errorCode == null ? null : "Error " + errorCode,
        uri + ".json",
        account,
        Integer.toString(message.media().size()),
        status.wire(),
        null,
        message.sid(),
        sent == null ? null : Dates.rfc2822(sent),
        Dates.rfc2822(message.createdAt()),
        errorCode,
        "USD",
        "2010-04-01",
        Map.of("media", uri + "/Media.json"));
  }

  private static Channel channel(Message message) {
    return message.to().channel();
  }
}
