package io.centralita.routing.catalogue;

import io.centralita.contracts.Topics;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.kit.following.Reading;
import io.centralita.kit.following.TopicFollower;
import io.centralita.kit.following.TopicFollowers;
import io.centralita.routing.understanding.Understandings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the catalogues whole before any message is understood, and follows their changes.
@Component
class CatalogueFollower implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Catalogues catalogues;
  private final Understandings understandings;
  private final TopicFollower<CatalogueState> follower;
  private final AtomicBoolean begun = new AtomicBoolean();

  CatalogueFollower(
      Catalogues catalogues, Understandings understandings, TopicFollowers followers) {
    this.catalogues = catalogues;
    this.understandings = understandings;
    this.follower = followers.of(Topics.CATALOGUE, this::reading);
  }

  /// What is there at the start is learned before any message is understood; what changes later is
  /// learned beside them.
  private Reading<CatalogueState> reading() {
    boolean atStart = !begun.getAndSet(true);
    return new CatalogueReading(
        catalogues,
        atStart ? understandings::learnNow : understandings::learn,
        understandings::learn);
  }

  /// Before the consumers of messages, which start last of all.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    follower.start();
    try {
      if (!follower.awaitComplete(PATIENCE)) {
        throw new IllegalStateException("The catalogues could not be read within " + PATIENCE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    follower.stop();
  }

  @Override
  public boolean isRunning() {
    return follower.isRunning();
  }
}
