package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.Linking.Opened;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExtensionIT extends RunningProxy {
  private static final Duration TTL = Duration.ofHours(2);

  @Autowired AllocationStore allocation;
  @Autowired LinkStore store;
  @Autowired WaitingStore waiting;
  @Autowired LinkAnnouncements announcements;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;
  private Link link;

  @BeforeEach
  void link() {
    pool(1);
    var request =
        new LinkRequest(
            new LinkId(EventIds.derived(tenant.value())), tenant, lead("one"), person(), person());
    link = ((Opened) transaction.execute(_ -> links(false).open(request))).link();
  }

  @Test
  void aMessageStartsTheTimeAnewWhereThatIsSet() {
    clock.advance(Duration.ofHours(1));

    interact(links(true));

    assertThat(expiry()).isEqualTo(clock.instant().plus(TTL));
    assertThat(
            topics.await(
                Topics.LINKS.name(), 2, record -> link.id().toString().equals(record.key())))
        .hasSize(2);
  }

  @Test
  void anExtensionByAMomentIsNotWorthAnEvent() {
    clock.advance(Duration.ofMinutes(4));

    interact(links(true));

    assertThat(expiry()).isEqualTo(link.expiresAt());
  }

  @Test
  void otherwiseTheTimeStaysFixed() {
    clock.advance(Duration.ofHours(1));

    interact(links(false));

    assertThat(expiry()).isEqualTo(link.expiresAt());
  }

  @Test
  void aLinkThatClosedMeanwhileIsNotAnnouncedAsOpen() {
    clock.advance(Duration.ofHours(1));
    transaction.executeWithoutResult(_ -> links(true).close(link, CloseReason.ENDED));

    interact(links(true));
    transaction.executeWithoutResult(
        _ -> announcements.exhausted(link.id().value(), tenant, lead("two"), clock.instant()));

    awaitSessions(PoolExhausted.class, 1);
    assertThat(
            topics.await(
                Topics.LINKS.name(), 2, record -> link.id().toString().equals(record.key())))
        .hasSize(2)
        .last()
        .satisfies(state -> assertThat(state.value()).isNull());
  }

  private void interact(Links links) {
    transaction.executeWithoutResult(_ -> links.interacted(link));
  }

  private Instant expiry() {
    return store.find(link.id()).orElseThrow().expiresAt();
  }

  private Links links(boolean extended) {
    var settings =
        new SessionSettings(
            TTL,
            extended,
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofDays(1));
    return new Links(allocation, store, waiting, announcements, settings, clock, transactions);
  }
}
