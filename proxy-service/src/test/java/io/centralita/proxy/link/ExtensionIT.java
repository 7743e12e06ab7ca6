package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.link.Linking.Opened;
import io.centralita.proxy.service.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ExtensionIT extends RunningProxy {
  private static final Duration TTL = Duration.ofHours(2);

  @Autowired Links links;
  @Autowired Services services;
  @Autowired LinkStore store;
  @Autowired InteractionStore interactions;
  @Autowired LinkAnnouncements announcements;
  @Autowired TransactionTemplate transaction;
  private Link link;

  private void link(boolean renewed) {
    pool(1);
    database
        .sql("UPDATE services SET ttl_renewed = :renewed WHERE id = :id")
        .param("renewed", renewed)
        .param("id", services.defaultOf(tenant).id())
        .update();
    var request =
        new LinkRequest(
            new LinkId(EventIds.derived(tenant.value())), tenant, lead("one"), person(), person());
    link = ((Opened) transaction.execute(_ -> links.open(request))).link();
  }

  @Test
  void aMessageStartsTheTimeAnewWhereThatIsSet() {
    link(true);
    clock.advance(Duration.ofHours(1));

    interact();

    assertThat(expiry()).isEqualTo(clock.instant().plus(TTL));
    assertThat(announced(2)).hasSize(2);
    clock.advance(TTL.minusSeconds(1));
    sweep();
    assertThat(store.find(link.id()).orElseThrow().closed()).isNull();
    clock.advance(Duration.ofSeconds(1));
    sweep();
    assertThat(store.find(link.id()).orElseThrow().closed()).isNotNull();
  }

  @Test
  void anExtensionByAMomentCountsAndIsNotWorthAnEvent() {
    link(true);
    clock.advance(Duration.ofMinutes(4));

    interact();

    assertThat(expiry()).isEqualTo(clock.instant().plus(TTL));
    assertThat(store.find(link.id()).orElseThrow().announcedEnd()).isEqualTo(link.expiresAt());
  }

  @Test
  void anInteractionWritesNothingThatIsSweptBy() {
    link(true);
    clock.advance(Duration.ofHours(1));

    interact();

    assertThat(dueAt()).isEqualTo(link.expiresAt());
    clock.advance(Duration.ofHours(1));
    sweep();
    assertThat(dueAt()).isEqualTo(expiry());
  }

  @Test
  void otherwiseTheTimeStaysFixed() {
    link(false);
    clock.advance(Duration.ofHours(1));

    interact();

    assertThat(expiry()).isEqualTo(link.expiresAt());
  }

  @Test
  void aLinkThatClosedMeanwhileIsNotAnnouncedAsOpen() {
    link(true);
    clock.advance(Duration.ofHours(1));
    transaction.executeWithoutResult(_ -> links.close(link, CloseReason.ENDED));

    interact();
    transaction.executeWithoutResult(
        _ -> announcements.exhausted(link.id().value(), tenant, lead("two"), clock.instant()));

    awaitSessions(PoolExhausted.class, 1);
    assertThat(announced(2)).hasSize(2).last().satisfies(last -> assertThat(last.value()).isNull());
  }

  private List<ConsumerRecord<String, byte[]>> announced(int count) {
    return topics.await(
        Topics.LINKS.name(), count, record -> link.id().toString().equals(record.key()));
  }

  private void interact() {
    var now = clock.instant();
    transaction.executeWithoutResult(_ -> {
      interactions.add(
          new Interaction(
              EventIds.derived("said", tenant.value(), now.toString()),
              link.id(),
              Interaction.Type.MESSAGE,
              Side.CUSTOMER,
              null,
              null,
              null,
              null,
              0,
              now,
              now));
      links.interacted(link);
    });
  }

  private void sweep() {
    transaction.executeWithoutResult(_ -> links.closeDue());
  }

  private Instant expiry() {
    return store.find(link.id()).orElseThrow().expiresAt();
  }

  private Instant dueAt() {
    return database
        .sql("SELECT due_at FROM proxy_links WHERE id = ?")
        .param(link.id().value())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
