package io.centralita.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallFlowTest {
  private static final String CUSTOMER = "+51987654321";
  private static final String PROVIDER = "+51912345001";
  private static final String PROXY = "+5117000101";
  private static final String VOICE = "https://door.example/twilio/calls";
  private static final String DIAL =
      """
      <Response><Dial callerId="+5117000101" timeout="20" timeLimit="60" answerOnBridge="true" action="/ended">
        <Number statusCallback="/progress" statusCallbackEvent="initiated ringing answered completed"
          >+51912345001</Number></Dial></Response>
      """;

  private final World world = new World();
  private final List<Effect> effects = new ArrayList<>();
  private Live live;

  CallFlowTest() {
    var call = Call.placed("CA0", CUSTOMER, PROXY, world.now);
    take(
        CallFlow.begin(
            call, Verb.Target.post(VOICE), Optional.of(Verb.Target.post(VOICE + "/status"))));
  }

  @Test
  void theDialedPhoneSeesTheCallerIdAndNeverTheCaller() {
    told(DIAL);

    assertThat(leg().from()).isEqualTo(PROXY);
    assertThat(leg().person()).isEqualTo(PROVIDER);
    assertThat(leg().toString()).doesNotContain(CUSTOMER);
  }

  @Test
  void withoutACallerIdTheDialedPhoneSeesTheCallerAsAtTwilio() {
    told("<Response><Dial>+51912345001</Dial></Response>");

    assertThat(leg().from()).isEqualTo(CUSTOMER);
  }

  @Test
  void aCallerIdThatIsNotTheAccountsDialsNobody() {
    told("<Response><Dial callerId='+5117009999' action='/ended'>+51912345001</Dial></Response>");

    assertThat(live.legs()).isEmpty();
    assertThat(live.call().troubles()).extracting(Trouble::code).containsExactly(13214);
    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.FAILED);
  }

  @Test
  void theCallersLegIsAnsweredOnlyWhenSomebodyPicksUp() {
    told(DIAL);
    assertThat(live.call().status()).isEqualTo(CallStatus.RINGING);

    happens(new Happening.PickedUp(leg().sid()));

    assertThat(live.call().status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(leg().status()).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void whoPicksUpHearsFirstWhatTheNumbersOwnDocumentSays() {
    told("<Response><Dial><Number url='/announced'>+51912345001</Number></Dial></Response>");
    happens(new Happening.PickedUp(leg().sid()));

    assertThat(lastAsk().target().url()).endsWith("/announced");
    assertThat(lastAsk().call().sid()).isEqualTo(leg().sid());

    told("<Response><Say language='es-MX'>Te llaman</Say></Response>");
    assertThat(leg().heard()).extracting(Heard::text).containsExactly("Te llaman");
    assertThat(live.call().heard()).isEmpty();
  }

  @Test
  void withoutAnswerOnBridgeItIsAnsweredAtOnce() {
    told("<Response><Dial callerId='+5117000101'>+51912345001</Dial></Response>");

    assertThat(live.call().status()).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void theBusinessHearsOfEveryStepOfTheDialedPhone() {
    told(DIAL);
    happens(new Happening.PickedUp(leg().sid()));
    world.pass(Duration.ofSeconds(42));
    happens(new Happening.HungUp(leg().sid()));

    assertThat(progress()).containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(lastAsk().target().url()).isEqualTo("https://door.example/ended");
    assertThat(lastAsk().dialed().orElseThrow().leg().orElseThrow().seconds()).isEqualTo(42);
  }

  @Test
  void theActionsAnswerIsFollowed() {
    told(DIAL);
    happens(new Happening.HungUp(leg().sid()));
    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.BUSY);

    told("<Response><Say language='es-MX'>No contesta</Say></Response>");

    assertThat(live.call().heard()).extracting(Heard::text).containsExactly("No contesta");
    world.pass(Duration.ofMinutes(1));
    happens(new Happening.TimeUp());
    assertThat(live.call().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(progressOfTheCaller()).containsExactly("completed");
  }

  @Test
  void aPhoneThatNobodyAnswersRingsUntilItsTimeIsUp() {
    told(DIAL);
    assertThat(live.due()).isEqualTo(world.now.plusSeconds(20));

    happens(new Happening.TimeUp());

    assertThat(leg().status()).isEqualTo(CallStatus.NO_ANSWER);
    told("<Response/>");
    assertThat(live.call().status()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(live.over()).isTrue();
  }

  @Test
  void twoWhoTalkAreCutOffAtTheTimeLimit() {
    told(DIAL);
    happens(new Happening.PickedUp(leg().sid()));
    assertThat(live.due()).isEqualTo(world.now.plusSeconds(60));

    world.pass(Duration.ofSeconds(60));
    happens(new Happening.TimeUp());

    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aCallerWhoGivesUpLeavesAMissedCallAndTheActionIsAskedAllTheSame() {
    told(DIAL);
    happens(new Happening.HungUp("CA0"));

    assertThat(leg().status()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(live.call().status()).isEqualTo(CallStatus.NO_ANSWER);
    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.NO_ANSWER);
    var before = live;
    told("<Response><Say>too late</Say></Response>");
    happens(new Happening.PickedUp(leg().sid()));
    assertThat(live).isEqualTo(before);
    assertThat(progressOfTheCaller()).hasSize(1);
  }

  @Test
  void aPhoneInAnotherCallIsBusy() {
    world.busy.add(PROVIDER);
    told(DIAL);

    assertThat(leg().status()).isEqualTo(CallStatus.BUSY);
    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.BUSY);
  }

  @Test
  void theFirstOfSeveralPhonesGetsTheCall() {
    told(
        "<Response><Dial callerId='+5117000101'><Number>+51912345001</Number>"
            + "<Number>+51912345002</Number></Dial></Response>");
    happens(new Happening.PickedUp(live.legs().get(1).call().sid()));

    assertThat(live.legs())
        .extracting(leg -> leg.call().status())
        .containsExactly(CallStatus.NO_ANSWER, CallStatus.IN_PROGRESS);
  }

  @Test
  void whatCannotBeRungFails() {
    told("<Response><Dial callerId='+5117000101' action='/ended'>anybody</Dial></Response>");

    assertThat(live.call().troubles()).extracting(Trouble::code).containsExactly(13223);
    assertThat(lastAsk().dialed().orElseThrow().status()).isEqualTo(CallStatus.FAILED);
  }

  @Test
  void aRejectedCallIsNeverAnswered() {
    told("<Response><Reject reason='busy'/><Say>unheard</Say></Response>");

    assertThat(live.call().status()).isEqualTo(CallStatus.BUSY);
    assertThat(live.call().answeredAt()).isNull();
    assertThat(live.call().heard()).extracting(Heard::sound).containsExactly(Heard.Sound.BUSY_TONE);
  }

  @Test
  void anEmptyAnswerPicksUpAndHangsUp() {
    told("<Response/>");

    assertThat(live.call().status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void redirectsAreFollowedButNotForEver() {
    for (var hop = 0; hop < CallFlow.MOST_HOPS; hop++) {
      told("<Response><Redirect>/again</Redirect></Response>");
      assertThat(lastAsk().target().url()).isEqualTo("https://door.example/again");
    }
    told("<Response><Redirect>/again</Redirect></Response>");

    assertThat(live.call().troubles()).extracting(Trouble::code).containsExactly(11215);
    assertThat(live.call().heard())
        .extracting(Heard::text)
        .containsExactly(CallFlow.APPLICATION_ERROR);
  }

  @Test
  void anAddressThatIsNoneIsAnApplicationError() {
    told("<Response><Redirect>ftp://x/y</Redirect></Response>");

    assertThat(live.call().troubles()).extracting(Trouble::code).containsExactly(11100);
  }

  @Test
  void theCallerHearsThatSomethingIsWrongAndTheCallEnds() {
    told("<Response><Sing/></Response>");
    assertThat(live.call().heard())
        .extracting(Heard::text)
        .containsExactly(CallFlow.APPLICATION_ERROR);

    happens(new Happening.TimeUp());

    assertThat(live.call().status()).isEqualTo(CallStatus.COMPLETED);
  }

  private Call leg() {
    return live.legs().getFirst().call();
  }

  private void told(String document) {
    happens(new Happening.Told(VOICE, VoiceTwiML.read(document)));
  }

  private void happens(Happening happening) {
    take(CallFlow.next(live, happening, world));
  }

  private void take(Turn turn) {
    live = turn.live();
    effects.addAll(turn.effects());
  }

  private Effect.Ask lastAsk() {
    return effects.stream()
        .filter(Effect.Ask.class::isInstance)
        .map(Effect.Ask.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private List<String> progress() {
    return tells("https://door.example/progress");
  }

  private List<String> progressOfTheCaller() {
    return tells(VOICE + "/status");
  }

  private List<String> tells(String url) {
    return effects.stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .filter(tell -> tell.target().url().equals(url))
        .map(Effect.Tell::status)
        .toList();
  }

  private static final class World implements Facts {
    private final Set<String> busy = new HashSet<>();
    private Instant now = Instant.parse("2026-03-02T15:00:00Z");
    private int sids;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public boolean owns(String number) {
      return number.equals(PROXY);
    }

    @Override
    public boolean exists(String number) {
      return number.startsWith("+");
    }

    @Override
    public boolean busy(String number) {
      return busy.contains(number);
    }

    @Override
    public String newSid() {
      sids++;
      return "CA" + sids;
    }
  }
}
