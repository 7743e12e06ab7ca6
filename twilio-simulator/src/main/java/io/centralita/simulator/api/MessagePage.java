package io.centralita.simulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A page of messages as the API shows it.
@JsonNaming(SnakeCaseStrategy.class)
record MessagePage(
    int end,
    String firstPageUri,
    @Nullable String nextPageUri,
    int page,
    int pageSize,
    @Nullable String previousPageUri,
    int start,
    String uri,
    List<MessageResource> messages) {

  static MessagePage of(
      MessageList list,
      MessageQuery query,
      MultiValueMap<String, String> parameters,
      String account) {
    var address = new Address(account, parameters, query.pageSize());
    var start = query.page() * query.pageSize();
    var found = list.messages();
    var hasPrevious = query.page() > 0 && !found.isEmpty();
    return new MessagePage(
        start + Math.max(0, found.size() - 1),
        address.of(0, null),
        list.hasNext() && !found.isEmpty() ? address.of(query.page() + 1, list.nextToken()) : null,
        query.page(),
        query.pageSize(),
        hasPrevious ? address.of(query.page() - 1, list.previousToken()) : null,
        start,
        address.of(query.page(), query.pageToken().orElse(null)),
        found.stream().map(message -> MessageResource.of(message, account)).toList());
  }

  private record Address(String account, MultiValueMap<String, String> parameters, int pageSize) {
    String of(int page, @Nullable String token) {
      var uri = UriComponentsBuilder.fromPath("/2010-04-01/Accounts/" + account + "/Messages.json");
      for (var name : List.of("To", "From", "DateSent", "DateSent<", "DateSent>")) {
        var value = parameters.getFirst(name);
        if (value != null) {
          uri.queryParam(encode(name), encode(value));
        }
      }
      uri.queryParam("PageSize", pageSize).queryParam("Page", page);
      if (token != null) {
        uri.queryParam("PageToken", token);
      }
      return uri.build(true).toUriString();
    }

    private static String encode(String text) {
      return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
