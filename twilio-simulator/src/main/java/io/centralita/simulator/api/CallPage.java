package io.centralita.simulator.api;

import io.centralita.simulator.call.Call;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A page of calls as the API shows it.
@JsonNaming(SnakeCaseStrategy.class)
record CallPage(
    int end,
    String firstPageUri,
    @Nullable String nextPageUri,
    int page,
    int pageSize,
    @Nullable String previousPageUri,
    int start,
    String uri,
    List<CallResource> calls) {

  private static final List<String> FILTERS = List.of("To", "From", "ParentCallSid", "Status");

  /// @param all every call, newest first
  static CallPage of(List<Call> all, MultiValueMap<String, String> parameters, String account) {
    var query = MessageQuery.of(parameters);
    var size = query.pageSize();
    var found = all.stream().filter(call -> fits(call, parameters)).toList();
    var start = (int) Math.min((long) query.page() * size, found.size());
    var shown = found.subList(start, Math.min(start + size, found.size()));
    var base = "/2010-04-01/Accounts/" + account + "/Calls.json?" + asked(parameters);
    return new CallPage(
        start + Math.max(0, shown.size() - 1),
        address(base, size, 0),
        start + shown.size() < found.size() ? address(base, size, query.page() + 1) : null,
        query.page(),
        size,
        query.page() > 0 ? address(base, size, query.page() - 1) : null,
        start,
        address(base, size, query.page()),
        shown.stream().map(call -> CallResource.of(call, account)).toList());
  }

  private static boolean fits(Call call, MultiValueMap<String, String> parameters) {
    return Stream.of(
            pair(parameters, "To", call.to()),
            pair(parameters, "From", call.from()),
            pair(parameters, "ParentCallSid", String.valueOf(call.parentSid())),
            pair(parameters, "Status", call.status().wire()))
        .allMatch(equal -> equal);
  }

  private static boolean pair(MultiValueMap<String, String> parameters, String name, String value) {
    var wanted = parameters.getFirst(name);
    return wanted == null || wanted.isEmpty() || wanted.equals(value);
  }

  private static String asked(MultiValueMap<String, String> parameters) {
    return FILTERS.stream()
        .filter(parameters::containsKey)
        .map(name -> name + "=" + encode(String.valueOf(parameters.getFirst(name))) + "&")
        .collect(Collectors.joining());
  }

  private static String address(String base, int size, int page) {
    return base + "PageSize=" + size + "&Page=" + page;
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
