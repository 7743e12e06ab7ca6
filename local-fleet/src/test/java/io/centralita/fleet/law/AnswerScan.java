package io.centralita.fleet.law;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.centralita.fleet.RunningMember;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads everything that the services answer. Ids in paths come from the answers of the lists above
/// them: `/leads/{id}` from what `/leads` shows, page after page; parameters from what any list
/// showed. What nothing leads to is named, so that nobody adds an endpoint that is not looked at.
final class AnswerScan {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern MEASURED =
      Pattern.compile("(?m)(?<= |\"value\":)-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?(?=$|[,}])");
  private static final int PAGES = 20;
  private static final Set<String> IDS = Set.of("id", "sid", "number", "leadId", "lead");

  private final Visitor visitor;
  private final Disclosures disclosures;
  private final Map<String, Set<String>> idsByAddress = new LinkedHashMap<>();
  private final Set<String> allIds = new LinkedHashSet<>();
  private final Map<String, String> notVisited = new TreeMap<>();
  private int answers;

  AnswerScan(Visitor visitor, Disclosures disclosures) {
    this.visitor = visitor;
    this.disclosures = disclosures;
  }

  /// Lists first: what they show leads to the rest.
  void visit(Collection<RunningMember> members) {
    var reads =
        members.stream()
            .flatMap(each -> Endpoint.of(each).stream())
            .filter(Endpoint::isRead)
            .toList();
    reads.stream().filter(Endpoint::isOfTheAccountOwner).forEach(this::isClosed);
    reads = reads.stream().filter(each -> !each.isOfTheAccountOwner()).toList();
    reads.stream().filter(each -> depth(each) == 0).forEach(this::visit);
    reads.stream().filter(each -> depth(each) > 0).sorted(AnswerScan::byDepth).forEach(this::visit);
  }

  /// Endpoints that never answered 200, with the last refusal.
  Map<String, String> notVisited() {
    return notVisited;
  }

  int answers() {
    return answers;
  }

  private static int byDepth(Endpoint one, Endpoint other) {
    return Integer.compare(depth(one), depth(other));
  }

  private static int depth(Endpoint endpoint) {
    return (int) endpoint.pattern().chars().filter(each -> each == '{').count()
        + endpoint.required().size();
  }

  /// No token opens what is for an account's password.
  private void isClosed(Endpoint endpoint) {
    var path = endpoint.pattern().replaceAll("\\{[^}]*}", "x");
    var answer = read(endpoint.member(), path, path);
    if (answer.status() != 401) {
      notVisited.put(endpoint.name(), "a token gets " + answer.status());
    }
  }

  private void visit(Endpoint endpoint) {
    var refusal = "nothing leads there";
    boolean visited = false;
    for (var path : paths(endpoint)) {
      var answer = readPages(endpoint.member(), path);
      visited |= answer.status() == 200;
      refusal = answer.status() + " " + answer.body();
    }
    if (!visited) {
      notVisited.put(endpoint.name(), refusal);
    }
  }

  private Visitor.Answer readPages(RunningMember member, String path) {
    var first = read(member, path, path);
    var next = next(first);
    for (int page = 1; page < PAGES && !next.isEmpty(); page++) {
      var glue = path.contains("?") ? "&" : "?";
      next = next(read(member, path, path + glue + "cursor=" + encoded(next)));
    }
    return first;
  }

  private Visitor.Answer read(RunningMember member, String list, String path) {
    var answer = visitor.get(member, path);
    disclosures.inText("GET " + path + " of " + member.name(), readable(path, answer.body()));
    answers++;
    if (answer.status() == 200) {
      var ids = idsByAddress.computeIfAbsent(member.name() + list, _ -> new LinkedHashSet<>());
      collect(json(answer.body()), ids);
      allIds.addAll(ids);
    }
    return answer;
  }

  private List<String> paths(Endpoint endpoint) {
    var paths = expanded(endpoint.member().name(), endpoint.pattern());
    for (var parameter : endpoint.required()) {
      var glue = parameter.equals(endpoint.required().getFirst()) ? "?" : "&";
      paths =
          paths.stream()
              .flatMap(
                  path -> allIds.stream().map(id -> path + glue + parameter + "=" + encoded(id)))
              .toList();
    }
    return paths;
  }

  private List<String> expanded(String member, String pattern) {
    int variable = pattern.lastIndexOf("/{");
    if (variable < 0) {
      return List.of(pattern);
    }
    var tail = pattern.substring(pattern.indexOf('}', variable) + 1);
    var paths = new ArrayList<String>();
    for (var list : expanded(member, pattern.substring(0, variable))) {
      idsByAddress
          .getOrDefault(member + list, allIds)
          .forEach(id -> paths.add(list + "/" + encoded(id) + tail));
    }
    return paths;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /// Without what was measured: seconds and bytes have as many digits as a number, and nobody's are
  /// written that way. Names and tags stay.
  private static String readable(String path, String body) {
    return path.startsWith("/actuator/prometheus") || path.startsWith("/actuator/metrics")
        ? MEASURED.matcher(body).replaceAll("measured")
        : body;
  }

  private static String next(Visitor.Answer answer) {
    return json(answer.body()).path("next").asString("");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  /// Ids of things, names of metrics, parts of health.
  private static void collect(JsonNode node, Set<String> ids) {
    node.properties()
        .forEach(field -> {
          if (IDS.contains(field.getKey()) && field.getValue().isString()) {
            ids.add(field.getValue().stringValue());
          }
          if (field.getKey().equals("components")) {
            ids.addAll(field.getValue().propertyNames());
          }
        });
    for (var child : node) {
      if (node.isArray() && child.isString()) {
        ids.add(child.stringValue());
      }
      collect(child, ids);
    }
  }
}
