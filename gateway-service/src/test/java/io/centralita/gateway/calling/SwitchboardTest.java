package io.centralita.gateway.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.calling.Treatment.Connect;
import io.centralita.gateway.calling.Treatment.NotNow;
import io.centralita.gateway.calling.Treatment.Wait;
import io.centralita.gateway.links.LinkDirectory;
import io.centralita.testkit.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a gateway does with links that it has from its disk, because Kafka was away when it
/// started.
class SwitchboardTest {
  private static final CallSettings SETTINGS =
      new CallSettings(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(30), null);
  private static final NumberAssigned NUMBER =
      new NumberAssigned(
          new BusinessNumber(Numbers.PROXY),
          new TenantId("aliado"),
          NumberPurpose.PROXY,
          Set.of(Channel.VOICE),
          null);

  private final SettableClock clock = SettableClock.at(Links.OPENED);
  private final LinkDirectory links = new LinkDirectory();
  private final Switchboard switchboard =
      new Switchboard(links, TestGateway.sealer(), clock, SETTINGS);

  @Test
  void aYoungLinkFromTheDiskConnectsAndAnOldOneDoesNot() {
    standIn();

    clock.advance(Duration.ofMinutes(29));
    assertThat(call("+51987654321", true)).isInstanceOf(Connect.class);

    clock.advance(Duration.ofMinutes(1));
    assertThat(call("+51987654321", false)).isInstanceOf(Wait.class);
    assertThat(call("+51987654321", true)).isInstanceOf(NotNow.class);
  }

  @Test
  void whoIsLinkedToNobodyOnTheDiskMayBeLinkedSinceAndIsNotTurnedAwayForGood() {
    standIn();

    assertThat(call("+51999999999", true)).isInstanceOf(NotNow.class);
  }

  @Test
  void theWholeTopicIsTrustedHoweverLongKafkaIsAway() {
    var draft = links.draft();
    draft.put(Links.link("pair", "+51987654321", "+51912345678", Numbers.PROXY));
    draft.become();

    clock.advance(Duration.ofMinutes(119));
    assertThat(call("+51987654321", true)).isInstanceOf(Connect.class);
  }

  private void standIn() {
    var draft = links.draft();
    draft.put(Links.link("pair", "+51987654321", "+51912345678", Numbers.PROXY));
    draft.standIn(Links.OPENED);
  }

  private Treatment call(String from, boolean waited) {
    Address caller = TestGateway.sealer().seal(Channel.VOICE, Identity.of(from));
    return switchboard.answer(NUMBER, caller, new Progress(waited, Consent.UNASKED));
  }
}
