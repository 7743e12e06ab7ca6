package io.centralita.simulator.carrier;

import io.centralita.simulator.content.Content;
import io.centralita.simulator.content.Rendering;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Button;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.refusal.Problem;
import io.centralita.simulator.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Whether Twilio takes a message, decided in its order: recipient, sender, opt-out, content.
final class Admission {
  private static final int LONGEST_BODY = 1_600;
  private static final JsonMapper JSON = JsonMapper.shared();

  private Admission() {}

  static Decision decide(SendRequest request, Facts facts) {
    if (request.to().isEmpty()) {
      return new Refused(Refusal.MISSING_TO.about(""));
    }
    if (request.from().isEmpty()) {
      return new Refused(Refusal.MISSING_FROM.about(""));
    }
    var to = Address.parse(request.to());
    if (to.isEmpty()) {
      return new Refused(Refusal.INVALID_TO.about(request.to()));
    }
    var from = Address.parse(request.from());
    if (from.isEmpty()) {
      return new Refused(Refusal.INVALID_FROM.about(request.from()));
    }
    return sender(from.get(), to.get(), facts)
        .<Decision>map(Refused::new)
        .orElseGet(() -> content(request, from.get(), to.get(), facts));
  }

  private static Optional<Problem> sender(Address from, Address to, Facts facts) {
    if (from.channel() != to.channel()) {
      return Optional.of(Refusal.CHANNELS_DIFFER.about(""));
    }
    if (from.equals(to)) {
      return Optional.of(Refusal.SAME_NUMBERS.about(to.toString()));
    }
    if (!facts
        .number(from.id())
        .map(own -> own.channels().contains(from.channel()))
        .orElse(false)) {
      var refusal =
          from.channel() == Channel.WHATSAPP ? Refusal.NO_SUCH_CHANNEL : Refusal.NOT_OUR_NUMBER;
      return Optional.of(refusal.about(from.id()));
    }
    if (facts.optedOut(to, from)) {
      return Optional.of(Refusal.OPTED_OUT.about(""));
    }
    return Optional.empty();
  }

  private static Decision content(SendRequest request, Address from, Address to, Facts facts) {
    if (request.content().isPresent()) {
      return template(request, request.content().get(), from, to, facts);
    }
    if (request.body().isEmpty() && request.mediaUrls().isEmpty()) {
      return new Refused(Refusal.NOTHING_TO_SEND.about(""));
    }
    return admit(from, to, new Rendering(request.body(), List.of(), request.mediaUrls()), false);
  }

  private static Decision template(
      SendRequest request, String sid, Address from, Address to, Facts facts) {
    var content = facts.content(sid);
    if (content.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_CONTENT.about(sid));
    }
    try {
      var variables =
          request.contentVariables().isEmpty()
              ? Map.<String, String>of()
              : JSON.readValue(
                  request.contentVariables(), new TypeReference<Map<String, String>>() {});
      return admit(from, to, Rendering.of(content.get(), variables), true);
    } catch (JacksonException _) {
      return new Refused(Refusal.INVALID_VARIABLES.about(request.contentVariables()));
    }
  }

  private static Decision admit(Address from, Address to, Rendering rendering, boolean template) {
    if (rendering.body().length() > LONGEST_BODY) {
      return new Refused(Refusal.BODY_TOO_LONG.about(""));
    }
    return new Admitted(
        from, to, rendering.body(), rendering.mediaUrls(), rendering.buttons(), template);
  }

  /// What the decision needs to know of the account.
  interface Facts {
    Optional<BusinessNumber> number(String number);

    Optional<Content> content(String sid);

    boolean optedOut(Address person, Address business);
  }

  sealed interface Decision {}

  record Admitted(
      Address from,
      Address to,
      String body,
      List<String> mediaUrls,
      List<Button> buttons,
      boolean template)
      implements Decision {}

  record Refused(Problem problem) implements Decision {}
}
