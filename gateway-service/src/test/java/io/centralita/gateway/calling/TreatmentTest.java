package io.centralita.gateway.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Links;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreatmentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Identity PHONE = Identity.of("+51912345678");
  private static final BusinessNumber SHOWN = new BusinessNumber("+5117000101");
  private static final Identity USER = Identity.of("US.1234567890");

  @Test
  void theOtherSideIsRung() {
    assertThat(linked(NOW.plusMillis(1), PHONE))
        .isEqualTo(new Connect(Links.id("a"), PHONE, SHOWN));
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
        Optional.of(new Counterpart(Links.id("a"), address, SHOWN, true, NOW.plusSeconds(1)));

    assertThat(
            Treatment.of(
                number(NumberPurpose.PROXY), link, true, false, NOW, _ -> Optional.empty()))
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
                true,
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
        Optional.of(new Counterpart(Links.id("a"), address, SHOWN, takesCalls, expiresAt)),
        true,
        false,
        NOW,
        sealed -> Optional.of(sealed.equals(address) ? other : PHONE));
  }

  private static Treatment unlinked(NumberPurpose purpose, boolean waited) {
    return Treatment.of(
        number(purpose), Optional.empty(), true, waited, NOW, _ -> Optional.of(PHONE));
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

    assertThat(Treatment.of(number, Optional.empty(), true, false, NOW, _ -> Optional.of(PHONE)))
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
