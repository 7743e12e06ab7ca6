package io.centralita.gateway.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.CallTerms.AskFirst;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Links;
import io.centralita.gateway.calling.Treatment.Ask;
import io.centralita.gateway.calling.Treatment.Connect;
import io.centralita.gateway.calling.Treatment.NotNow;
import io.centralita.gateway.calling.Treatment.Tell;
import io.centralita.gateway.calling.Treatment.TurnAway;
import io.centralita.gateway.calling.Treatment.Unreadable;
import io.centralita.gateway.calling.Treatment.Wait;
import io.centralita.gateway.links.Counterpart;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreatmentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Identity PHONE = Identity.of("+51912345678");
  private static final BusinessNumber SHOWN = new BusinessNumber("+5117000101");
  private static final Progress WAITED = new Progress(true, Consent.UNASKED);
  private static final Identity USER = Identity.of("US.1234567890");

  @Test
  void theOtherSideIsRung() {
    assertThat(linked(NOW.plusMillis(1), PHONE))
        .isEqualTo(new Connect(Links.id("a"), PHONE, SHOWN, CallTerms.USUAL));
  }

  @Test
  void aLinkIsOverAtTheMomentItExpires() {
    assertThat(linked(NOW, PHONE))
        .isEqualTo(new Tell(CallAnswer.CLOSED, Sentence.LINK_IS_OVER, Links.id("a")));
  }

  @Test
  void whoHasNoPhoneIsNotRung() {
    assertThat(linked(NOW.plusSeconds(1), USER))
        .isEqualTo(new Tell(CallAnswer.UNREACHABLE, Sentence.OTHER_HAS_NO_PHONE, Links.id("a")));
  }

  @Test
  void whoseSealDoesNotOpenCannotBeRung() {
    var address = new Address(Channel.VOICE, "ref", "sealed", "");
    var link =
        Optional.of(
            new Counterpart(
                Links.id("a"), address, SHOWN, true, CallTerms.USUAL, NOW.plusSeconds(1)));

    assertThat(
            Treatment.of(
                number(NumberPurpose.PROXY),
                link,
                true,
                Progress.NONE,
                false,
                NOW,
                _ -> Optional.empty()))
        .isEqualTo(new Unreadable(Links.id("a")));
  }

  @Test
  void aCallerWithoutLinkWaitsOnce() {
    assertThat(unlinked(NumberPurpose.PROXY, false)).isEqualTo(new Wait());
    assertThat(unlinked(NumberPurpose.PROXY, true))
        .isEqualTo(new Tell(CallAnswer.NO_LINK, Sentence.LINKED_TO_NOBODY, null));
  }

  @Test
  void aLinkThatIsNotFoundMayExistUntilAllAreKnown() {
    assertThat(
            Treatment.of(
                number(NumberPurpose.PROXY),
                Optional.empty(),
                false,
                WAITED,
                false,
                NOW,
                _ -> Optional.of(PHONE)))
        .isEqualTo(new NotNow());
  }

  @ParameterizedTest
  @EnumSource(value = NumberPurpose.class, names = "PROXY", mode = EnumSource.Mode.EXCLUDE)
  void onlyProxyNumbersTakeCalls(NumberPurpose purpose) {
    assertThat(unlinked(purpose, false))
        .isEqualTo(new Tell(CallAnswer.NOT_IN_SERVICE, Sentence.TAKES_NO_CALLS, null));
  }

  @Test
  void whereOnlyMessagesPassTheOtherSideIsNotRung() {
    assertThat(linked(NOW.plusSeconds(1), PHONE, false))
        .isEqualTo(new Tell(CallAnswer.UNREACHABLE, Sentence.MESSAGES_ONLY, Links.id("a")));
  }

  private static Treatment linked(Instant expiresAt, Identity other) {
    return linked(expiresAt, other, true);
  }

  private static Treatment linked(Instant expiresAt, Identity other, boolean takesCalls) {
    var address = new Address(Channel.VOICE, "ref", "sealed", "");
    return Treatment.of(
        number(NumberPurpose.PROXY),
        Optional.of(
            new Counterpart(Links.id("a"), address, SHOWN, takesCalls, CallTerms.USUAL, expiresAt)),
        true,
        Progress.NONE,
        false,
        NOW,
        sealed -> Optional.of(sealed.equals(address) ? other : PHONE));
  }

  @Test
  void aCallAboutWhichAnAccountIsAskedGoesOnAsItSays() {
    assertThat(asking(AskFirst.ELSE_CONNECT, Consent.UNASKED)).isEqualTo(new Ask());
    assertThat(asking(AskFirst.ELSE_CONNECT, Consent.GIVEN)).isInstanceOf(Connect.class);
    assertThat(asking(AskFirst.ELSE_CONNECT, Consent.REFUSED))
        .isEqualTo(new Tell(CallAnswer.UNREACHABLE, Sentence.NOT_ALLOWED, Links.id("a")));
    assertThat(asking(null, Consent.UNASKED)).isInstanceOf(Connect.class);
  }

  @Test
  void whereNobodyCouldBeAskedTheSessionSaysWhatBecomesOfTheCall() {
    assertThat(asking(AskFirst.ELSE_CONNECT, Consent.NOT_TO_BE_HAD)).isInstanceOf(Connect.class);
    assertThat(asking(AskFirst.ELSE_TURN_AWAY, Consent.NOT_TO_BE_HAD))
        .isEqualTo(new Tell(CallAnswer.UNREACHABLE, Sentence.NOT_NOW, Links.id("a")));
  }

  @Test
  void whoHasNobodyIsAskedAboutOnceWhereSomebodyDecides() {
    assertThat(after(Progress.NONE)).isEqualTo(new Ask());
    assertThat(after(new Progress(false, Consent.GIVEN))).isEqualTo(new Wait());
    assertThat(after(new Progress(true, Consent.GIVEN)))
        .isEqualTo(new Tell(CallAnswer.NO_LINK, Sentence.LINKED_TO_NOBODY, null));
  }

  private static Treatment after(Progress progress) {
    return Treatment.of(
        number(NumberPurpose.PROXY),
        Optional.empty(),
        true,
        progress,
        true,
        NOW,
        _ -> Optional.of(PHONE));
  }

  private static Treatment asking(@Nullable AskFirst askFirst, Consent consent) {
    var address = new Address(Channel.VOICE, "ref", "sealed", "");
    var calls = new CallTerms(null, false, askFirst);
    return Treatment.of(
        number(NumberPurpose.PROXY),
        Optional.of(
            new Counterpart(Links.id("a"), address, SHOWN, true, calls, NOW.plusSeconds(1))),
        true,
        new Progress(false, consent),
        true,
        NOW,
        _ -> Optional.of(PHONE));
  }

  private static Treatment unlinked(NumberPurpose purpose, boolean waited) {
    return Treatment.of(
        number(purpose),
        Optional.empty(),
        true,
        waited ? WAITED : Progress.NONE,
        false,
        NOW,
        _ -> Optional.of(PHONE));
  }

  @ParameterizedTest
  @EnumSource(NumberPurpose.class)
  void aNumberForMissedCallsTurnsEveryCallAway(NumberPurpose purpose) {
    var number =
        new NumberAssigned(
            new BusinessNumber("+5117000009"),
            new TenantId("aliado"),
            purpose,
            Set.of(Channel.VOICE),
            null,
            null,
            null,
            NumberService.MISSED_CALL);

    assertThat(
            Treatment.of(
                number, Optional.empty(), true, Progress.NONE, false, NOW, _ -> Optional.of(PHONE)))
        .isEqualTo(new TurnAway());
  }

  private static NumberAssigned number(NumberPurpose purpose) {
    return new NumberAssigned(
        new BusinessNumber("+5117000101"),
        new TenantId("aliado"),
        purpose,
        Set.of(Channel.VOICE),
        null);
  }
}
