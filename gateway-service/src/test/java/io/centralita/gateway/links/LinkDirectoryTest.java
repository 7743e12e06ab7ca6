package io.centralita.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.proxy.LinkState;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.proxy.SessionMode;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.following.View;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkDirectoryTest {
  private static final String PERSON = "+51987654321";
  private static final String PARTNER = "+51912345678";
  private static final String USER = "US.1234567890";
  private static final BusinessNumber PROXY = new BusinessNumber(Numbers.PROXY);

  private final LinkDirectory directory = new LinkDirectory();
  private final View.Draft<LinkState> draft = directory.draft();

  @Test
  void eachSideFindsTheOtherWithTheSealThatOpens() {
    var link = Links.link("pair", PERSON, PARTNER, Numbers.PROXY);
    draft.put(link);
    draft.become();

    assertThat(opened(PERSON)).hasValue(PARTNER);
    assertThat(opened(PARTNER)).hasValue(PERSON);
    assertThat(find(PERSON).orElseThrow().link()).isEqualTo(link.link());
    assertThat(find(PERSON).orElseThrow().expiresAt()).isEqualTo(link.expiresAt());
    assertThat(find(USER)).isEmpty();
    assertThat(directory.find(address(PERSON), new BusinessNumber("+5117000102"))).isEmpty();
  }

  @Test
  void eachOfTwoNumbersIsItsOwnPersonsAlone() {
    var one = Links.link("pair", PERSON, PARTNER, Numbers.PROXY);
    var another = new BusinessNumber("+5117000102");
    draft.put(
        new LinkOpened(
            one.link(),
            one.tenant(),
            one.lead(),
            one.proxyNumber(),
            one.customer(),
            one.provider(),
            one.openedAt(),
            one.expiresAt(),
            another,
            SessionMode.MESSAGE_ONLY,
            null));
    draft.become();

    assertThat(find(PERSON).orElseThrow().number()).isEqualTo(another);
    assertThat(find(PERSON).orElseThrow().takesCalls()).isFalse();
    assertThat(find(PARTNER)).isEmpty();
    assertThat(directory.find(address(PARTNER), another).orElseThrow().number()).isEqualTo(PROXY);
    assertThat(directory.find(address(PERSON), another)).isEmpty();
  }

  @Test
  void aPersonIsFoundFromWhateverChannelTheLinkIsOf() {
    draft.put(Links.link("pair", PERSON, PARTNER, Numbers.PROXY));
    draft.become();

    var voice = TestGateway.sealer().seal(Channel.VOICE, Identity.of(PERSON));
    assertThat(directory.find(voice, PROXY)).isPresent();
  }

  @Test
  void aLaterRecordOfALinkReplacesItAndATombstoneEndsIt() {
    var link = Links.link("pair", PERSON, PARTNER, Numbers.PROXY);
    draft.put(link);
    draft.become();

    draft.put(extended(link));
    assertThat(directory.size()).isEqualTo(1);
    assertThat(find(PARTNER).orElseThrow().expiresAt())
        .isEqualTo(link.expiresAt().plus(Duration.ofHours(1)));

    draft.remove(link.link().toString());
    assertThat(directory.size()).isZero();
    assertThat(find(PERSON)).isEmpty();
    assertThat(find(PARTNER)).isEmpty();
  }

  /// Two links come from two partitions in any order.
  @Test
  void theNewerOfTwoLinksIsFoundWhicheverCameFirst() {
    var later = Links.OPENED.plus(Duration.ofMinutes(20));
    draft.put(Links.link("newer", PERSON, USER, Numbers.PROXY, later));
    draft.put(Links.link("older", PARTNER, PERSON, Numbers.PROXY));
    draft.become();

    assertThat(opened(PERSON)).hasValue(USER);

    draft.remove(Links.id("older").toString());
    assertThat(opened(PERSON)).hasValue(USER);
    assertThat(find(PARTNER)).isEmpty();
  }

  @Test
  void aKeyThatIsNoLinkAndARefThatIsNoneAreRefused() {
    assertThatThrownBy(() -> draft.remove("pair")).isInstanceOf(IllegalArgumentException.class);
    var link = Links.link("pair", PERSON, PARTNER, Numbers.PROXY);
    var customer = new Address(Channel.WHATSAPP, "short", "", "");
    var broken =
        new LinkOpened(
            link.link(),
            link.tenant(),
            link.lead(),
            link.proxyNumber(),
            customer,
            link.provider(),
            link.openedAt(),
            link.expiresAt());

    assertThatThrownBy(() -> draft.put(broken)).isInstanceOf(IllegalArgumentException.class);
  }

  private static LinkOpened extended(LinkOpened link) {
    return new LinkOpened(
        link.link(),
        link.tenant(),
        link.lead(),
        link.proxyNumber(),
        link.customer(),
        link.provider(),
        link.openedAt(),
        link.expiresAt().plus(Duration.ofHours(1)));
  }

  private Optional<String> opened(String person) {
    return find(person).map(counterpart -> TestGateway.sealer().open(counterpart.other()).reveal());
  }

  private Optional<Counterpart> find(String person) {
    return directory.find(address(person), PROXY);
  }

  private static Address address(String person) {
    return TestGateway.sealer().seal(Channel.WHATSAPP, Identity.of(person));
  }
}
