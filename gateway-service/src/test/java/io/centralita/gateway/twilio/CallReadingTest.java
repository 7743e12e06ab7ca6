package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.gateway.CallStep;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.CallTerms.AskFirst;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.calling.CallSettings;
import io.centralita.gateway.calling.Sentence;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.calling.Switchboards;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.links.LinkDirectory;
import io.centralita.gateway.twilio.TwilioSettings.Content;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Verdict.Urgent;
import io.centralita.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is not as it should be while somebody is on the line.
class CallReadingTest {
  private static final String CALLER = "+51987654321";
  private static final CallSettings ASKING =
      new CallSettings(
          Switchboards.SETTINGS.ring(),
          Switchboards.SETTINGS.limit(),
          Switchboards.SETTINGS.trust(),
          URI.create("https://proxy.example.com/twilio/calls"));

  private final SettableClock clock = SettableClock.at(Links.OPENED);
  private final NumberDirectory numbers = new NumberDirectory();
  private final LinkDirectory links = new LinkDirectory();
  private final Switchboard switchboard = Switchboards.of(links, clock);

  @Test
  void aSealThatDoesNotOpenIsSaidInASentence() throws Form.Malformed {
    know();
    var draft = links.draft();
    draft.put(sealedWithOtherKeys());
    draft.become();

    var refused = (Refused) call();

    assertThat(refused.refusal()).isEqualTo(Refusal.SEAL_UNREADABLE);
    assertThat(refused.spoken()).isEqualTo(TwiMl.say(Sentence.NOT_NOW, Language.SPANISH));
    assertThat(refused.detail()).contains("CA1").doesNotContain("987654321", "912345678");
  }

  @Test
  void whateverElseGoesWrongTheCallerHearsASentence() throws Form.Malformed {
    know();
    links.draft().become();

    var refused = (Refused) call("?waited=1", CallReadingTest::stopped);

    assertThat(refused.refusal()).isEqualTo(Refusal.FAILED);
    assertThat(refused.spoken()).isEqualTo(TwiMl.say(Sentence.NOT_NOW, Language.SPANISH));
  }

  private static Instant stopped() {
    throw new IllegalStateException("there is no time");
  }

  @Test
  void theEndOfAKnownNumbersCallIsTakenWhileTheDiskStandsInForKafka() throws Form.Malformed {
    know();

    var accepted = (Accepted) end(Numbers.PROXY, "completed");

    assertThat(accepted.fact().data())
        .isInstanceOfSatisfying(
            CallEnded.class, ended -> assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED));
  }

  @Test
  void aCallThatGoesOnIsPassedOverWhateverIsKnown() throws Form.Malformed {
    assertThat(end(Numbers.PROXY, "in-progress")).isInstanceOf(Ignored.class);
  }

  @Test
  void aNumberThatIsNotFoundMayExistUntilAllAreKnown() throws Form.Malformed {
    know();

    assertThat(end("+5117009999", "completed"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DIRECTORY_INCOMPLETE));

    numbers.draft().become();
    assertThat(end("+5117009999", "completed")).isInstanceOf(Ignored.class);
  }

  @Test
  void aSessionsOwnLimitAndAnnouncementAreTwiliosToDo() throws Form.Malformed {
    know();
    link(new CallTerms(300, true, null));

    var said = spoken(call());

    assertThat(said)
        .contains("<Say language=\"es-MX\">" + Sentence.CONNECTING.in(Language.SPANISH))
        .contains("timeLimit=\"300\"")
        .contains(" url=\"https://hooks.example.com/announced\">");
    assertThat(said.indexOf("<Say")).isLessThan(said.indexOf("<Dial"));
  }

  @Test
  void noSessionTalksLongerThanTheGatewayLetsAnybody() throws Form.Malformed {
    know();
    link(new CallTerms(4 * 3_600, false, null));

    assertThat(spoken(call())).contains("timeLimit=\"3600\"").doesNotContain("<Say", " url=");
  }

  @Test
  void whoIsCalledHearsItInTheLanguageOfTheirNumber() throws Form.Malformed {
    var form = form(Map.of("CallSid", "CA2", "From", Numbers.PROXY, "To", "+442079460123"));

    assertThat(((Ignored) Announcement.read("", form)).reply())
        .isEqualTo(TwiMl.sayAndGoOn(Sentence.BEING_CALLED, Language.ENGLISH));
  }

  @Test
  void aStepOfThePhoneThatRingsIsToldOfTheCallThatRangIt() throws Form.Malformed {
    know();
    link(CallTerms.USUAL);

    var ringing = ((Accepted) step("ringing")).fact();
    var progressed = (CallProgressed) ringing.data();

    assertThat(progressed.step()).isEqualTo(CallStep.RINGING);
    assertThat(progressed.leg()).isEqualTo("CA2");
    assertThat(progressed.call().carrierCallId()).isEqualTo("CA1");
    assertThat(progressed.call().id()).isEqualTo(((CallReceived) received().data()).call().id());
    assertThat(ringing.key()).isEqualTo(received().key());
    assertThat(TestGateway.sealer().open(progressed.call().from()).reveal()).isEqualTo(CALLER);
    assertThat(((Accepted) step("in-progress")).fact().data())
        .isInstanceOfSatisfying(
            CallProgressed.class, on -> assertThat(on.step()).isEqualTo(CallStep.ANSWERED));
    assertThat(((Accepted) step("ringing")).fact().id()).isEqualTo(ringing.id());
  }

  @Test
  void aStepThatIsNoneOrOfNobodysCallIsPassedOver() throws Form.Malformed {
    know();
    links.draft().become();
    assertThat(step("ringing")).isInstanceOf(Ignored.class);

    link(CallTerms.USUAL);
    assertThat(step("completed")).isInstanceOf(Ignored.class);
  }

  private Fact<?> received() throws Form.Malformed {
    return ((Urgent) call()).fact();
  }

  private Verdict step(String status) throws Form.Malformed {
    var form =
        Map.of(
            "CallSid", "CA2",
            "ParentCallSid", "CA1",
            "From", Numbers.PROXY,
            "To", "+51912345678",
            "CallStatus", status);
    return new CallStepReading(numbers, switchboard, TestGateway.sealer(), clock)
        .read("", form(form));
  }

  @Test
  void aCallIsSentAwayToBeAskedAboutAndConnectedWhenItComesBack() throws Form.Malformed {
    know();
    link(new CallTerms(null, false, AskFirst.ELSE_CONNECT));

    var asked = call("", clock, ASKING);

    assertThat(((Ignored) asked).reply().body())
        .contains(
            "<Redirect>https://proxy.example.com/twilio/calls?tenant=aliado&amp;back=https%3A%2F%2Fhooks.example.com</Redirect>");
    assertThat(spoken(call("?consent=given", clock, ASKING))).contains("<Dial");
    assertThat(spoken(call("?consent=refused", clock, ASKING)))
        .contains(Sentence.NOT_ALLOWED.in(Language.SPANISH));
  }

  @Test
  void whoComesBackAndIsNotLinkedYetWaitsWithoutBeingAskedAboutAgain() throws Form.Malformed {
    know();
    links.draft().become();

    assertThat(((Ignored) call("?consent=given", clock, ASKING)).reply().body())
        .contains("<Redirect>https://hooks.example.com?consent=given&amp;waited=1</Redirect>");
  }

  private void link(CallTerms calls) {
    var link = Links.link("pair", CALLER, "+51912345678", Numbers.PROXY);
    var draft = links.draft();
    draft.put(
        new LinkOpened(
            link.link(),
            link.tenant(),
            link.lead(),
            link.proxyNumber(),
            link.customer(),
            link.provider(),
            link.openedAt(),
            link.expiresAt(),
            null,
            null,
            calls));
    draft.become();
  }

  private static String spoken(Verdict verdict) {
    return ((Urgent) verdict).reply().body();
  }

  private void know() {
    var draft = numbers.draft();
    draft.put(
        new NumberAssigned(
            new BusinessNumber(Numbers.PROXY),
            new TenantId("aliado"),
            NumberPurpose.PROXY,
            Set.of(Channel.VOICE),
            null));
    draft.standIn(clock.instant());
  }

  private static LinkOpened sealedWithOtherKeys() {
    var link = Links.link("pair", CALLER, "+51912345678", Numbers.PROXY);
    var other = new AddressSealer(AddressKeys.generate());
    return new LinkOpened(
        link.link(),
        link.tenant(),
        link.lead(),
        link.proxyNumber(),
        link.customer(),
        other.seal(Channel.WHATSAPP, Identity.of("+51912345678")),
        link.openedAt(),
        link.expiresAt());
  }

  private Verdict call() throws Form.Malformed {
    return call("", clock);
  }

  private Verdict call(String query, InstantSource clock) throws Form.Malformed {
    return call(query, clock, Switchboards.SETTINGS);
  }

  private Verdict call(String query, InstantSource clock, CallSettings settings)
      throws Form.Malformed {
    var endpoint =
        new Endpoint("/twilio/calls", Content.CALLS, "https://hooks.example.com", List.of("token"));
    return new CallReading(
            endpoint,
            numbers,
            Switchboards.of(links, this.clock, settings),
            settings,
            TestGateway.sealer(),
            clock)
        .read(query, form(Forms.call("CA1", CALLER, Numbers.PROXY)));
  }

  private Verdict end(String number, String status) throws Form.Malformed {
    return new CallEndReading(numbers, switchboard, TestGateway.sealer(), clock)
        .callEnded("", form(Forms.with(Forms.call("CA1", CALLER, number), "CallStatus", status)));
  }

  private static Form form(Map<String, String> fields) throws Form.Malformed {
    return Form.parse(TwilioClient.encode(fields).getBytes(StandardCharsets.UTF_8));
  }
}
