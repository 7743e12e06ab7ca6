package io.centralita.matching.provider;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.ImportCheck.RowError;
import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import io.centralita.matching.upload.RowReader;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files of providers over, however long they are, in two steps.
///
/// Reading goes with the upload, row by row: each is checked and its phone number sealed here, at
/// the door, so that no file with numbers in clear is ever kept. What was right is put aside.
/// Merging follows when everything was right: all of it in one transaction, by whichever instance
/// comes first, and by another when that one dies. A file with a mistake changes nothing.
@Component
public final class Imports {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);
  private static final int BATCH = 1_000;
  private static final int MERGED_AT_ONCE = 5_000;
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final ImportStore store;
  private final MergeStore merges;
  private final Ratings ratings;
  private final ImportChecks checks;
  private final ImportBell bell;
  private final NewsBell news;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate apart;

  Imports(
      ImportStore store,
      MergeStore merges,
      Ratings ratings,
      ImportChecks checks,
      ImportBell bell,
      NewsBell news,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.merges = merges;
    this.ratings = ratings;
    this.checks = checks;
    this.bell = bell;
    this.news = news;
    this.clock = clock;
    this.transaction = transaction;
    this.apart =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// Reads all of it; what becomes of it is to be asked for by the id.
  ///
  /// @param wish the id that it is to have; null: any
  /// @return its id; nothing when something else has that one
  Optional<UUID> take(TenantId tenant, @Nullable UUID wish, MediaType type, InputStream body) {
    var check = checks.begin(tenant);
    var begun = store.begin(tenant, wish, clock.instant());
    begun.ifPresent(id -> read(id, check, type, body));
    return begun;
  }

  private void read(UUID id, ImportCheck check, MediaType type, InputStream body) {
    var reading = new Reading(id, check);
    try {
      RowReader.read(type, body, Cells.COLUMNS, reading::take);
      reading.end();
    } catch (RowReader.Unreadable unreadable) {
      reading.breakOff(unreadable.error());
    } catch (RuntimeException interrupted) {
      log.info("Import {} ends before its end and imports nothing: {}", id, interrupted.toString());
      fail(id, "interrupted");
    }
  }

  private void fail(UUID id, String failure) {
    transaction.executeWithoutResult(_ -> store.fail(id, failure, clock.instant()));
  }

  /// One file, batch by batch.
  private final class Reading {
    private final UUID id;
    private final ImportCheck check;
    private int read;
    private boolean wrong;

    Reading(UUID id, ImportCheck check) {
      this.id = id;
      this.check = check;
    }

    void take(Row row) {
      read++;
      check.read(row.number(), Cells.row(row, check));
      if (read % BATCH == 0) {
        keep();
      }
    }

    private void keep() {
      var rows = check.takeProviders();
      var errors = check.takeErrors();
      wrong |= !errors.isEmpty();
      var open =
          transaction.execute(_ -> store.add(id, read, rows, wrong, errors, clock.instant()));
      if (!Objects.requireNonNull(open)) {
        throw new IllegalStateException("Nothing was heard of it for too long");
      }
    }

    void breakOff(RowErrors.RowError why) {
      check.wrong(new RowError(why.row(), null, why.field(), why.code()));
      keep();
      fail(id, "unreadable");
    }

    void end() {
      keep();
      if (read == 0) {
        fail(id, "empty");
      } else if (wrong) {
        fail(id, "rows-wrong");
      } else {
        transaction.executeWithoutResult(_ -> store.ready(id, clock.instant()));
        bell.ring();
      }
    }
  }

  /// Merges one file that waits; returns how many there were.
  public int merge() {
    var merged = Objects.requireNonNull(transaction.execute(_ -> mergeNext()));
    if (merged > 0) {
      news.ring();
    }
    return merged;
  }

  private int mergeNext() {
    var next = merges.lockNext();
    if (next.isEmpty()) {
      return 0;
    }
    var file = next.get();
    var taken = merges.taken(file);
    if (!taken.isEmpty()) {
      store.note(file.id(), taken);
      store.fail(file.id(), "rows-wrong", clock.instant());
      return 1;
    }
    merges.letAddressesMove();
    int added = 0;
    for (int from = 0; from < file.rows(); from += MERGED_AT_ONCE) {
      int to = from + MERGED_AT_ONCE;
      added += merges.merge(file, from, to, clock.instant());
      ratings.countOnTop(merges.ratedHere(file, from, to));
      if (to < file.rows()) {
        apart.executeWithoutResult(_ -> merges.note(file, to));
      }
    }
    merges.done(file, added, clock.instant());
    log.info("Import {} is done: {} rows, {} of them new", file.id(), file.rows(), added);
    return 1;
  }

  /// Files whose reader is gone have failed; returns how many.
  public int giveUp() {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var silent = store.silentSince(clock.instant().minus(SILENCE));
          silent.forEach(id -> store.fail(id, "interrupted", clock.instant()));
          return silent.size();
        }));
  }

  /// A row's cells as they are meant.
  private record Cells(Row row, ImportCheck check) {
    static final Set<String> COLUMNS =
        Arrays.stream(ProviderRow.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(toUnmodifiableSet());

    static ProviderRow row(Row row, ImportCheck check) {
      var cells = new Cells(row, check);
      return new ProviderRow(
          cells.text("externalId"),
          cells.text("name"),
          cells.text("phone"),
          cells.value("channel", "unknown-channel", Channel::valueOf),
          cells.value("language", "unknown-language", Language::of),
          cells.list("categories"),
          cells.list("districts"),
          cells.rating(),
          cells.value("votes", "not-a-number", Integer::valueOf),
          cells.text("timeZone"),
          cells.text("hours"),
          cells.value("jobsAtOnce", "not-a-number", Integer::valueOf));
    }

    private @Nullable BigDecimal rating() {
      return value(
          "rating",
          "not-a-number",
          _ -> row.decimal("rating").orElseThrow(NumberFormatException::new));
    }

    private @Nullable String text(String field) {
      var text = row.text(field);
      return text.isEmpty() ? null : text;
    }

    private List<@Nullable String> list(String field) {
      return new ArrayList<>(row.list(field));
    }

    private <T> @Nullable T value(String field, String problem, Function<String, T> reading) {
      var text = text(field);
      try {
        return text == null ? null : reading.apply(text);
      } catch (IllegalArgumentException wrong) {
        check.wrong(new RowError(row.number(), text("externalId"), field, problem));
        return null;
      }
    }
  }
}
