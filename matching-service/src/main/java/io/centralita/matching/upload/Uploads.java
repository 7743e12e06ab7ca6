package io.centralita.matching.upload;

import static java.util.stream.Collectors.joining;

import io.centralita.kit.problem.Problem;
import io.centralita.matching.upload.RowErrors.RowError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Flux;

/// Takes an upload: all of its rows in one transaction, or none of them and a list of what is
/// wrong. Rows are read and checked before the transaction begins: whoever sends slowly keeps no
/// connection to the database from others.
@Component
public final class Uploads {
  private static final int BATCH = 1_000;
  private static final int BUFFERS = 16;

  /// Who sends nothing for so long has gone.
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final TransactionTemplate transaction;

  Uploads(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /// What a row says, or nothing when it says it wrong.
  public interface Reading<T> {
    /// All that a row may have.
    Set<String> columns();

    Optional<T> read(Row row, RowErrors errors);
  }

  /// A row that was right, to be kept.
  public record Numbered<T>(int row, T value) {}

  /// Keeps rows, and says what is wrong with some of them after all.
  public interface Keeping<T> {
    List<RowError> keep(List<Numbered<T>> rows);
  }

  /// Returns how many rows were taken.
  ///
  /// @throws ErrorResponseException with all that is wrong with them
  public <T> int take(
      MediaType type, Flux<DataBuffer> body, Reading<T> reading, Keeping<T> keeping) {
    var errors = new RowErrors();
    var rows =
        read(
            type,
            body.timeout(SILENCE).onErrorMap(TimeoutException.class, _ -> silent()),
            reading,
            errors);
    if (errors.count() == 0) {
      transaction.executeWithoutResult(status -> {
        for (int from = 0; from < rows.size() && errors.count() == 0; from += BATCH) {
          var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
          keeping.keep(batch).forEach(errors::add);
        }
        if (errors.count() > 0) {
          status.setRollbackOnly();
        }
      });
    }
    if (errors.count() > 0) {
      throw wrong(errors);
    }
    return rows.size();
  }

  private static <T> List<Numbered<T>> read(
      MediaType type, Flux<DataBuffer> body, Reading<T> reading, RowErrors errors) {
    var kept = new ArrayList<Numbered<T>>();
    try (InputStream in = DataBufferUtils.subscriberInputStream(body, BUFFERS)) {
      int rows =
          RowReader.read(
              type,
              in,
              reading.columns(),
              row ->
                  reading
                      .read(row, errors)
                      .ifPresent(value -> kept.add(new Numbered<>(row.number(), value))));
      if (rows == 0) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT, "upload-empty", "There are no rows to import");
      }
      return kept;
    } catch (RowReader.Unreadable unreadable) {
      throw unreadable(unreadable, reading.columns());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static ErrorResponseException silent() {
    return Problem.of(
        HttpStatus.REQUEST_TIMEOUT,
        "upload-silent",
        "Nothing was imported, for nothing came for %d s: send it again"
            .formatted(SILENCE.toSeconds()));
  }

  private static ErrorResponseException unreadable(
      RowReader.Unreadable unreadable, Set<String> columns) {
    var problem =
        Problem.detail(
            HttpStatus.BAD_REQUEST,
            "upload-unreadable",
            "Nothing was imported. %s. Send an array of flat objects in JSON, or CSV in UTF-8 with a head; the columns are %s"
                .formatted(
                    unreadable.getMessage(), columns.stream().sorted().collect(joining(", "))));
    problem.setProperty("errors", List.of(unreadable.error()));
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
  }

  private static ErrorResponseException wrong(RowErrors errors) {
    var problem =
        Problem.detail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "import-wrong",
            "Nothing was imported: "
                + errors.count()
                + (errors.count() == 1 ? " error" : " errors")
                + " in the rows");
    problem.setProperty("errors", errors.told());
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
  }
}
