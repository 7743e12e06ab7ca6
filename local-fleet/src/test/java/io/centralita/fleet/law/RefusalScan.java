package io.centralita.fleet.law;

import io.centralita.fleet.RunningMember;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Calls everything wrongly, with a real number wherever a caller can put one, and reads what comes
/// back: no refusal may repeat what was sent, and each has the form of a problem, or Twilio's below
/// its own paths.
final class RefusalScan {
  private static final String NO_TOKEN = "abc.def.ghi";
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
  private static final String ACTUATORS = "/actuator";
  private static final String PROXY_API = "/v1/";

  private final Visitor visitor;
  private final Disclosures disclosures;
  private final String number;
  private final List<String> shapeless = new ArrayList<>();
  private int refusals;

  /// @param number somebody's, in E.164
  RefusalScan(Visitor visitor, Disclosures disclosures, String number) {
    this.visitor = visitor;
    this.disclosures = disclosures;
    this.number = number;
  }

  void visit(RunningMember member) {
    var patterns = new TreeSet<String>();
    Endpoint.of(member).forEach(each -> patterns.add(path(each)));
    patterns.add("/nowhere/" + encoded());
    for (var path : patterns) {
      for (var method : METHODS) {
        read(member, method, path, visitor.send(member, method, path, ""));
        if (!path.startsWith(ACTUATORS)) {
          read(member, method, path, visitor.sendWith("", member, method, path, ""));
          read(member, method, path, visitor.sendWith(NO_TOKEN, member, method, path, ""));
        }
      }
      for (var body : bodies()) {
        read(member, "POST", path, visitor.send(member, "POST", path, body));
      }
    }
  }

  /// Refusals that are no problem with a code and a sentence.
  List<String> shapeless() {
    return shapeless;
  }

  int refusals() {
    return refusals;
  }

  private String path(Endpoint endpoint) {
    var path = endpoint.pattern().replaceAll("\\{[^}]*}", encoded());
    for (var parameter : endpoint.required()) {
      path += (path.contains("?") ? "&" : "?") + parameter + "=" + encoded();
    }
    return path;
  }

  private String encoded() {
    return number.replace("+", "%2B");
  }

  private List<String> bodies() {
    return List.of(
        "{\"phone\":\"" + number + "\"",
        "\"" + number + "\"",
        "{\"phone\":\"" + number + "\",\"number\":\"" + number + "\"}",
        "[{\"phone\":\"" + number + "\",\"name\":\"" + number + "\"}]");
  }

  private void read(RunningMember member, String method, String path, Visitor.Answer answer) {
    var where = method + " " + path + " of " + member.name();
    disclosures.inText(where + " (" + answer.status() + ")", answer.body());
    if (answer.status() == 0) {
      shapeless.add(where + " has no answer");
    }
    if (answer.isRefusal()) {
      refusals++;
      // An actuator that has nothing to show says so without words.
      var wordless = path.startsWith(ACTUATORS) && answer.body().isEmpty();
      boolean inForm = path.startsWith(PROXY_API) ? isTwilios(answer) : isProblem(answer);
      if (!wordless && !inForm) {
        shapeless.add(where + " " + answer);
      }
    }
  }

  /// Whoever speaks Twilio's API hears its refusals.
  private static boolean isTwilios(Visitor.Answer answer) {
    return answer.contentType().startsWith("application/json")
        && answer.body().contains("\"code\":")
        && answer.body().contains("\"message\":\"")
        && answer.body().contains("\"status\":" + answer.status());
  }

  static boolean isProblem(Visitor.Answer answer) {
    return answer.contentType().startsWith("application/problem+json")
        && answer.body().contains("\"code\":\"")
        && answer.body().contains("\"detail\":\"")
        && answer.body().contains("\"status\":" + answer.status());
  }
}
