package io.centralita.simulator.call;

import io.centralita.simulator.call.Verb.Target;
import io.centralita.simulator.webhook.SafeXml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Reads the TwiML of one answer. What the schema does not know is left out with a warning when it
/// is an attribute, and ends the call when it is a verb.
final class VoiceTwiML {
  private static final Set<String> DIAL =
      Set.of(
          "callerId", "timeout", "timeLimit", "answerOnBridge", "action", "method", "hangupOnStar");
  private static final Set<String> NUMBER =
      Set.of("statusCallback", "statusCallbackEvent", "statusCallbackMethod", "url", "method");

  private final List<Trouble> warnings = new ArrayList<>();

  private VoiceTwiML() {}

  static VoiceScript read(String answer) {
    try {
      var root = SafeXml.parse(answer);
      if (!root.getTagName().equals("Response")) {
        return broken("the document is a <" + root.getTagName() + ">, not a <Response>");
      }
      var reader = new VoiceTwiML();
      var verbs = SafeXml.children(root).stream().map(reader::verb).toList();
      return new VoiceScript.Written(verbs, reader.warnings);
    } catch (SAXException problem) {
      return new VoiceScript.Broken(
          new Trouble(Trouble.NOT_PARSED, String.valueOf(problem.getMessage())));
    } catch (NotInSchema problem) {
      return broken(String.valueOf(problem.getMessage()));
    }
  }

  private static VoiceScript broken(String about) {
    return new VoiceScript.Broken(new Trouble(Trouble.NOT_IN_SCHEMA, about));
  }

  private Verb verb(Element verb) {
    return switch (verb.getTagName()) {
      case "Say" -> {
        known(verb, Set.of("language", "voice", "loop"));
        yield new Verb.Say(
            verb.getTextContent().strip(), attribute(verb, "language").orElse("en-US"));
      }
      case "Play" -> {
        known(verb, Set.of("loop", "digits"));
        yield new Verb.Play(verb.getTextContent().strip());
      }
      case "Pause" -> {
        known(verb, Set.of("length"));
        yield new Verb.Pause(seconds(verb, "length", 1, 600));
      }
      case "Reject" -> {
        known(verb, Set.of("reason"));
        yield new Verb.Reject(attribute(verb, "reason").filter("busy"::equals).isPresent());
      }
      case "Hangup" -> {
        known(verb, Set.of());
        yield new Verb.Hangup();
      }
      case "Redirect" -> {
        known(verb, Set.of("method"));
        yield new Verb.Redirect(new Target(verb.getTextContent().strip(), method(verb, "method")));
      }
      case "Dial" -> dial(verb);
      default -> throw new NotInSchema("<" + verb.getTagName() + "> is no verb of a call here");
    };
  }

  private Verb.Dial dial(Element dial) {
    known(dial, DIAL);
    var nested = SafeXml.children(dial);
    var callees =
        nested.isEmpty()
            ? List.of(
                new Verb.Callee(
                    dial.getTextContent().strip(), Optional.empty(), List.of(), Optional.empty()))
            : nested.stream().map(this::callee).toList();
    return new Verb.Dial(
        attribute(dial, "callerId"),
        seconds(dial, "timeout", 30, 600),
        seconds(dial, "timeLimit", 14_400, 86_400),
        attribute(dial, "answerOnBridge").filter("true"::equals).isPresent(),
        attribute(dial, "action").map(url -> new Target(url, method(dial, "method"))),
        callees);
  }

  private Verb.Callee callee(Element number) {
    if (!number.getTagName().equals("Number")) {
      throw new NotInSchema("<" + number.getTagName() + "> in <Dial> is nothing to ring here");
    }
    known(number, NUMBER);
    var events = attribute(number, "statusCallbackEvent").orElse("completed");
    return new Verb.Callee(
        number.getTextContent().strip(),
        attribute(number, "statusCallback")
            .map(url -> new Target(url, method(number, "statusCallbackMethod"))),
        List.of(events.strip().split("\\s+")),
        attribute(number, "url").map(url -> new Target(url, method(number, "method"))));
  }

  private Duration seconds(Element verb, String name, int usual, int most) {
    var given = attribute(verb, name);
    if (given.isPresent() && !given.get().matches("\\d{1,6}")) {
      warn(name + "=\"" + given.get() + "\" is no number of seconds");
      return Duration.ofSeconds(usual);
    }
    return Duration.ofSeconds(
        given.map(text -> Math.clamp(Integer.parseInt(text), 1, most)).orElse(usual));
  }

  private String method(Element verb, String name) {
    var method = attribute(verb, name).orElse("POST");
    if (!method.equals("GET") && !method.equals("POST")) {
      warn(name + "=\"" + method + "\" is neither GET nor POST");
      return "POST";
    }
    return method;
  }

  private void known(Element verb, Set<String> names) {
    var attributes = verb.getAttributes();
    for (var index = 0; index < attributes.getLength(); index++) {
      var name = attributes.item(index).getNodeName();
      if (!names.contains(name)) {
        warn("<" + verb.getTagName() + "> has no attribute " + name);
      }
    }
  }

  private void warn(String about) {
    warnings.add(new Trouble(Trouble.NOT_IN_SCHEMA, about));
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.getAttribute(name).strip()).filter(value -> !value.isEmpty());
  }

  private static final class NotInSchema extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotInSchema(String about) {
      super(about);
    }
  }
}
