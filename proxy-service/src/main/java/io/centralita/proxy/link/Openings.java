package io.centralita.proxy.link;

import io.centralita.proxy.link.Linking.Exhausted;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Links that are asked for at the same time are written together: a transaction costs the same for
/// one as for many. While one is written, those who come meanwhile wait for the next, so nobody
/// waits for others to come.
///
/// Should a transaction fail, each of its links is tried in one of its own, so that only who is to
/// blame hears of it.
@Component
public class Openings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Openings.class);
  private static final int TOGETHER = 64;
  private static final int WRITERS = 2;

  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          WRITERS, Thread.ofPlatform().name("link-openings-", 1).factory());
  private final Links links;
  private final LinkAnnouncements announcements;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Openings(
      Links links,
      LinkAnnouncements announcements,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.links = links;
    this.announcements = announcements;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Waiting(LinkRequest request, CompletableFuture<Linking> answer) {}

  /// Links two people in a transaction that is over when this returns. That the pool is exhausted
  /// is published although the caller is refused.
  public Linking open(LinkRequest request) {
    var waiting = new Waiting(request, new CompletableFuture<>());
    queue.add(waiting);
    callWriter();
    return waiting.answer().join();
  }

  private void callWriter() {
    if (called.compareAndSet(false, true)) {
      writers.execute(this::write);
    }
  }

  private void write() {
    called.set(false);
    var batch = new ArrayList<Waiting>();
    queue.drainTo(batch, TOGETHER);
    if (!queue.isEmpty()) {
      callWriter();
    }
    try {
      answer(batch);
    } catch (RuntimeException oneOfThem) {
      log.info(
          "{} links are opened one by one after {}",
          batch.size(),
          oneOfThem.getClass().getSimpleName());
      batch.forEach(this::answerAlone);
    }
  }

  private void answer(List<Waiting> batch) {
    if (batch.isEmpty()) {
      return;
    }
    var linkings = Objects.requireNonNull(transaction.execute(_ -> open(batch)));
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(linkings.get(i));
    }
  }

  private List<Linking> open(List<Waiting> batch) {
    var linkings = links.openAll(batch.stream().map(Waiting::request).toList());
    for (int i = 0; i < linkings.size(); i++) {
      if (linkings.get(i) instanceof Exhausted) {
        var request = batch.get(i).request();
        announcements.exhausted(
            request.id().value(), request.tenant(), request.lead(), clock.instant());
      }
    }
    return linkings;
  }

  private void answerAlone(Waiting waiting) {
    try {
      answer(List.of(waiting));
    } catch (RuntimeException failed) {
      waiting.answer().completeExceptionally(failed);
    }
  }

  @Override
  public void close() {
    writers.close();
  }
}
