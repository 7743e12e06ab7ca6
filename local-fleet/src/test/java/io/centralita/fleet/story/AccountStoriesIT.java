package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.fleet.demo.DemoMarketplace;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What an account's own server is told and decides, and what its service is set to (P4).
class AccountStoriesIT {
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 7};
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int AN_HOUR = 3_600;
  private static final String SERVICE = "/v1/Services/default";

  private final StoryFleet fleet = StoryFleet.running();
  private final ProxyAccount account = fleet.proxyAccount();
  private final AccountServer server = new AccountServer(account.token());

  /// Stories share the service.
  @AfterEach
  void restore() {
    set("CallbackUrl", "", "InterceptCallbackUrl", "", "OutOfSessionCallbackUrl", "");
    set("AfterClose", "sentence", "AnnounceCalls", "false", "CallTimeLimit", "0");
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"false, no está permitida", "true, This call is not allowed"})
  void aCallIsPutThroughOrNotAsTheAccountSaysAndEachStepIsTold(boolean english, String refusal) {
    set("InterceptCallbackUrl", server.url("/may"), "CallbackUrl", server.url("/told"));
    var caller = english ? fleet.newEnglishTexter() : fleet.newTexter();
    var called = fleet.newTexter();
    var session = session(caller, called);

    server.answers(403);
    var refused = fleet.telephoneOf(caller).calls(session.numbers().getFirst());
    fleet.telephoneOf(caller).hears(refused, refusal);
    fleet.telephoneOf(caller).hangsUp(refused);
    server.answers(200);
    var outgoing = fleet.telephoneOf(caller).calls(session.numbers().getFirst());
    var ringing = fleet.telephoneOf(called).rings();
    server.told(session, "/told", 2);
    fleet.telephoneOf(called).answers(ringing);
    server.told(session, "/told", 3);
    fleet.telephoneOf(caller).hangsUp(outgoing);

    assertThat(server.told(session, "/told", 4))
        .extracting(fields -> fields.get("outboundResourceStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(server.told(session, "/may", 2)).hasSize(2);
    assertThat(server.told(session, "/told", 4).getLast())
        .containsEntry("outboundResourceSid", ringing.sid())
        .containsEntry("inboundResourceSid", outgoing.sid())
        .doesNotContainValue(caller.number())
        .doesNotContainValue(called.number());
  }

  @Test
  void bothHearThatNumbersStayHiddenEachInTheirLanguageAndTheTimeIsLimited() {
    set("AnnounceCalls", "true", "CallTimeLimit", "60");
    var caller = fleet.newEnglishTexter();
    var called = fleet.newTexter();
    var session = session(caller, called);

    var outgoing = fleet.telephoneOf(caller).calls(session.numbers().getFirst());
    fleet.telephoneOf(caller).hears(outgoing, "Your number is not shown");
    fleet.clock().advance(Duration.ofSeconds(10));
    var ringing = fleet.telephoneOf(called).rings();
    fleet.telephoneOf(called).answers(ringing);
    fleet.telephoneOf(called).hears(ringing, "Te llama la otra persona");
    fleet.clock().advance(Duration.ofSeconds(60));

    assertThat(fleet.telephoneOf(called).ends(ringing).status()).isEqualTo("completed");
  }

  @Test
  void aDeclinedCallAndOneThatNobodyTakesAreToldAsSuch() {
    set("CallbackUrl", server.url("/told"));
    var caller = fleet.newTexter();
    var called = fleet.newTexter();
    var session = session(caller, called);

    var declined = fleet.telephoneOf(caller).calls(session.numbers().getFirst());
    fleet.telephoneOf(called).hangsUp(fleet.telephoneOf(called).rings());
    fleet.telephoneOf(caller).hears(declined, "no puede contestar ahora");
    fleet.telephoneOf(caller).hangsUp(declined);
    server.told(session, "/told", 3);
    var unanswered = fleet.telephoneOf(caller).calls(session.numbers().getFirst());
    fleet.telephoneOf(called).rings();
    fleet.clock().advance(Duration.ofSeconds(31));
    fleet.telephoneOf(caller).hears(unanswered, "no contesta");

    assertThat(server.told(session, "/told", 6))
        .extracting(fields -> fields.get("outboundResourceStatus"))
        .containsExactly("initiated", "ringing", "busy", "initiated", "ringing", "no-answer");
  }

  @ParameterizedTest
  @CsvSource({"false, escribe a nuestro número principal", "true, write to our main number"})
  void whoCallsAfterTheEndHearsASentence(boolean english, String sentence) {
    var caller = english ? fleet.newEnglishTexter() : fleet.newTexter();
    var closed = closed(caller);

    fleet.telephoneOf(caller).hears(fleet.telephoneOf(caller).calls(closed), sentence);
  }

  /// The demo's main number is for messages.
  @Test
  void whereCallsGoOnToAMainNumberThatTakesNoneASentenceSaysWhatToDo() {
    set("AfterClose", "forward");
    var caller = fleet.newTexter();
    var telephone = fleet.telephoneOf(caller);

    telephone.hears(telephone.calls(closed(caller)), "escribe a nuestro número principal");
  }

  @ParameterizedTest
  @CsvSource({"es-MX, Gracias por llamar a la ferretería", "en-US, Thanks for calling the shop"})
  void whoCallsAfterTheEndHearsWhatTheAccountsServerSays(String language, String words) {
    set("OutOfSessionCallbackUrl", server.url("/nobody"));
    server.says("<Response><Say language=\"" + language + "\">" + words + "</Say></Response>");
    var caller = fleet.newTexter();

    fleet.telephoneOf(caller).hears(fleet.telephoneOf(caller).calls(closed(caller)), words);
  }

  @ParameterizedTest
  @CsvSource({
    "'se rompió mi caño, estoy en Lince', Gasfitería",
    "I need a plumber in Lince, Plumbing"
  })
  void whatIsWrittenAfterTheEndIsUnderstoodOnTheMainNumberAndShownWithWhereItWasWritten(
      String request, String category) {
    set("AfterClose", "forward");
    var writer = fleet.newTexter();
    var closed = closed(writer);

    var keptBefore = fleet.mediaKeptAlready();
    writer.sendsAPicture(closed, PICTURE, request);

    writer.reads(category);
    assertThat(inbox(writer).replace(" ", "")).contains("\"writtenTo\":\"" + closed + "\"");
    writer.hasReadEverythingFrom(closed);
    await("the picture is fetched once")
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          // What comes while its original is still being fetched is looked at again after a pause.
          fleet.clock().advance(Duration.ofSeconds(1));
          return fleet.mediaKeptAlready() == keptBefore + 1;
        });
  }

  /// What the marketplace's people see of what somebody wrote to the main number.
  private String inbox(VirtualPhone writer) {
    var end = writer.number().substring(writer.number().length() - 3);
    for (var thread : JSON.readTree(read("/conversations?limit=200")).path("items")) {
      if (thread.path("number").asString().equals(DemoMarketplace.MAIN_NUMBER)
          && thread.path("person").asString().endsWith(end)) {
        return read("/conversations/" + thread.path("id").asString() + "/messages");
      }
    }
    throw new AssertionError("Nobody sees what " + writer.number() + " wrote");
  }

  private String read(String path) {
    return fleet.reads("routing-service", path, "conversations:read conversations:supervise");
  }

  /// The number on which somebody had a session that is over.
  private String closed(VirtualPhone one) {
    var session = session(one, fleet.newTexter());
    account.closes(session);
    one.readsFrom(session.numbers().getFirst(), "cerr");
    return session.numbers().getFirst();
  }

  private ProxyAccount.Session session(VirtualPhone one, VirtualPhone other) {
    return account.opens("voice-and-message", AN_HOUR, one.identifier(), other.identifier());
  }

  private void set(String... fields) {
    assertThat(account.post(SERVICE, fields).status()).isEqualTo(200);
  }
}
