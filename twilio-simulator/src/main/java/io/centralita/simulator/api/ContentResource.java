package io.centralita.simulator.api;

import io.centralita.simulator.content.Content;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A template as the Content API shows it.
@JsonNaming(SnakeCaseStrategy.class)
record ContentResource(
    String dateCreated,
    String dateUpdated,
    String sid,
    String accountSid,
    String friendlyName,
    String language,
    Map<String, String> variables,
    Map<String, JsonNode> types,
    String url,
    Map<String, String> links) {

  static ContentResource of(Content content, String account, String base) {
    var created = content.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
    var url = base + "/" + content.sid();
    return new ContentResource(
        created,
        created,
        content.sid(),
        account,
        content.friendlyName(),
        content.language(),
        content.variables(),
        content.types(),
        url,
        Map.of(
            "approval_create", url + "/ApprovalRequests/whatsapp",
            "approval_fetch", url + "/ApprovalRequests"));
  }
}
