package io.centralita.simulator.api;

import io.centralita.simulator.call.Call;
import io.centralita.simulator.call.CallStatus;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A call as the API shows it; every field is always there.
@JsonNaming(SnakeCaseStrategy.class)
record CallResource(
    String sid,
    String dateCreated,
    String dateUpdated,
    @Nullable String parentCallSid,
    String accountSid,
    String to,
    String toFormatted,
    String from,
    String fromFormatted,
    @Nullable String phoneNumberSid,
    String status,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable String duration,
    @Nullable String price,
    String priceUnit,
    String direction,
    @Nullable String answeredBy,
    String apiVersion,
    @Nullable String forwardedFrom,
    @Nullable String groupSid,
    @Nullable String callerName,
    String queueTime,
    @Nullable String trunkSid,
    String uri,
    Map<String, String> subresourceUris) {

  static CallResource of(Call call, String account) {
    var uri = "/2010-04-01/Accounts/" + account + "/Calls/" + call.sid();
    var ended = call.endedAt();
    return new CallResource(
        call.sid(),
        Dates.rfc2822(call.createdAt()),
        Dates.rfc2822(call.updatedAt()),
        call.parentSid(),
        account,
        call.to(),
        call.to(),
        call.from(),
        call.from(),
        null,
        call.status().wire(),
        Dates.rfc2822(call.createdAt()),
        ended == null ? null : Dates.rfc2822(ended),
        call.status() == CallStatus.COMPLETED ? Long.toString(call.seconds()) : null,
        null,
        "USD",
        call.direction().wire(),
        null,
        "2010-04-01",
        null,
        null,
        null,
        "0",
        null,
        uri + ".json",
        Stream.of("Notifications", "Recordings", "Payments", "Events")
            .collect(
                Collectors.toMap(
                    name -> name.toLowerCase(java.util.Locale.ROOT),
                    name -> uri + "/" + name + ".json")));
  }
}
