package io.centralita.routing.media;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.InboundMedia.MediaKept;
import io.centralita.contracts.routing.InboundMedia.MediaRefused;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.LeasedWork;
import io.centralita.kit.outbox.Outbox;
import io.centralita.routing.media.Fetched.Here;
import io.centralita.routing.media.Fetched.Never;
import io.centralita.routing.media.Fetched.NotNow;
import io.centralita.routing.media.Fetched.Reason;
import io.centralita.routing.media.MediaStore.Kept;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Fetches what people sent, each outside any transaction, and writes down what came of it in one.
/// Bytes are in the vault before a row says so; whoever dies in between leaves it to the next when
/// the lease is over, and the same bytes are kept again under the same hash.
final class Fetching {
  private static final Logger log = LoggerFactory.getLogger(Fetching.class);

  private final MediaStore store;
  private final CarrierMedia carriers;
  private final Vault vault;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final MediaSettings settings;
  private final LeasedWork<Medium> work;

  Fetching(
      MediaStore store,
      CarrierMedia carriers,
      Vault vault,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock,
      MeterRegistry meters,
      MediaSettings settings,
      MediaBell bell,
      Errands errands) {
    this.store = store;
    this.carriers = carriers;
    this.vault = vault;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
    this.meters = meters;
    this.settings = settings;
    this.work =
        new LeasedWork<>(
            new LeasedWork.Terms("medium", settings.concurrency(), settings.lease()),
            store::claim,
            Medium::id,
            bell,
            errands,
            clock);
  }

  /// One round; returns how many were taken up.
  int fetch() {
    return work.round(this::fetchOne);
  }

  /// What came with a forwarded message came with the one that it was made of, and is fetched once.
  private void fetchOne(Medium medium) {
    var original = medium.original();
    var kept = original.flatMap(id -> store.kept(medium.tenant(), id));
    if (kept.isPresent()) {
      keep(medium, kept.get(), "kept-already");
    } else if (original.filter(store::waits).isPresent()) {
      again(medium, "the message that it was forwarded from has it fetched");
    } else {
      fetchAtCarrier(medium);
    }
  }

  private void fetchAtCarrier(Medium medium) {
    switch (carriers.fetch(medium.carrier(), medium.url())) {
      case Here(byte[] content, ContentType type) -> keep(medium, content, type);
      case Never(Reason reason) -> refuse(medium, reason);
      case NotNow(String why) -> again(medium, why);
    }
  }

  private void keep(Medium medium, byte[] content, ContentType type) {
    var hash = sha256(content);
    vault.keep(hash, content, type.text());
    keep(medium, new Kept(hash, type.text(), content.length), "kept");
  }

  /// @param end for the meter
  private void keep(Medium medium, Kept kept, String end) {
    transaction.executeWithoutResult(_ -> {
      var now = clock.instant();
      if (store.keep(medium.id(), kept.sha256(), kept.contentType(), kept.size(), now)) {
        var id = medium.id().toString();
        outbox.publish(
            Topics.MEDIA,
            EventIds.derived("media-kept", id),
            id,
            new MediaKept(
                medium.id(),
                medium.tenant(),
                medium.carrier(),
                medium.carrierMessageId(),
                medium.index(),
                medium.lead(),
                kept.contentType(),
                kept.size(),
                kept.sha256(),
                now));
      }
    });
    meters.counter("centralita.media", "end", end).increment();
  }

  private void again(Medium medium, String why) {
    if (medium.attempts() >= settings.attempts()) {
      log.warn("Medium {} is given up after {} attempts: {}", medium.id(), medium.attempts(), why);
      refuse(medium, Reason.NOT_FETCHED);
      return;
    }
    var pause = settings.pause().multipliedBy(1L << Math.min(medium.attempts() - 1, 10));
    log.info("Medium {} was not to be had ({}) and is tried again in {}", medium.id(), why, pause);
    store.putOff(medium.id(), clock.instant().plus(pause));
  }

  private void refuse(Medium medium, Reason reason) {
    transaction.executeWithoutResult(_ -> {
      var now = clock.instant();
      if (store.refuse(medium.id(), reason.text(), now)) {
        var id = medium.id().toString();
        outbox.publish(
            Topics.MEDIA,
            EventIds.derived("media-refused", id),
            id,
            new MediaRefused(
                medium.id(),
                medium.tenant(),
                medium.carrier(),
                medium.carrierMessageId(),
                medium.index(),
                medium.lead(),
                reason.text(),
                now));
      }
    });
    log.info("Medium {} is not kept: {}", medium.id(), reason.text());
    meters.counter("centralita.media", "end", reason.text()).increment();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
