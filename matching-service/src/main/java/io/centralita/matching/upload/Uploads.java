package io.centralita.matching.upload;

import io.centralita.kit.problem.Problem;
import io.centralita.matching.upload.RowErrors.RowError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Flux;

/// Takes an upload: all of its rows in one transaction, or none of them and a list of what is
/// wrong.
@Component
public final class Uploads {
  private static final int BATCH = 1_000;
  private static final int BUFFERS = 16;

  private final TransactionTemplate transaction;

  Uploads(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /// What a row says, or nothing when it says it wrong.
  public interface Reading<T> {
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
    var taken =
        transaction.execute(status -> {
          int rows = take(type, body, new Batch<>(reading, keeping, errors));
          if (errors.count() > 0) {
            status.setRollbackOnly();
          }
          return rows;
        });
    if (errors.count() > 0) {
      throw wrong(errors);
    }
    return taken == null ? 0 : taken;
  }

  private static <T> int take(MediaType type, Flux<DataBuffer> body, Batch<T> batch) {
    try (InputStream in = DataBufferUtils.subscriberInputStream(body, BUFFERS)) {
      int rows = RowReader.read(type, in, batch::take);
      if (rows == 0) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT, "upload-empty", "There are no rows to import");
      }
      batch.keep();
      return rows;
    } catch (RowReader.Unreadable unreadable) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "upload-unreadable",
          "Nothing was imported. "
              + unreadable.getMessage()
              + ": send an array of flat objects in JSON, or CSV in UTF-8 with a head");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static final class Batch<T> {
    private final Reading<T> reading;
    private final Keeping<T> keeping;
    private final RowErrors errors;
    private final List<Numbered<T>> rows = new ArrayList<>(BATCH);

    Batch(Reading<T> reading, Keeping<T> keeping, RowErrors errors) {
      this.reading = reading;
      this.keeping = keeping;
      this.errors = errors;
    }

    void take(Row row) {
      reading.read(row, errors).ifPresent(value -> rows.add(new Numbered<>(row.number(), value)));
      if (rows.size() == BATCH) {
        keep();
      }
    }

    /// After the first mistake nothing is kept any more; the rest is only read.
    void keep() {
      if (errors.count() == 0 && !rows.isEmpty()) {
        keeping.keep(rows).forEach(errors::add);
      }
      rows.clear();
    }
  }

  private static ErrorResponseException wrong(RowErrors errors) {
    var problem =
        Problem.detail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "import-wrong",
            "Nothing was imported: " + errors.count() + " errors in the rows");
    problem.setProperty("errors", errors.told());
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
  }
}
