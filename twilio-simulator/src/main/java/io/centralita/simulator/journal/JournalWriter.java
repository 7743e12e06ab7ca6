package io.centralita.simulator.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Writes lines in the order they came, on a thread of its own, so that a message never waits for
/// the disk; when the disk falls far behind, the messages do wait.
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(65_536);
  private final JsonMapper json;
  private final BufferedWriter out;
  private boolean closed;

  JournalWriter(Path file, JsonMapper json) {
    this.json = json;
    try {
      this.out = Files.newBufferedWriter(file);
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot write the journal " + file, problem);
    }
    Thread.ofPlatform().name("simulator-journal").daemon().start(this::run);
  }

  /// @throws IllegalStateException when the journal is closed: whoever asked must not be told that
  ///   what would be forgotten has happened
  void append(String kind, Object value) {
    put(new Entry(kind, value));
  }

  /// Returns when everything appended before is in the file.
  void flush() {
    var done = new CountDownLatch(1);
    put(new Flush(done));
    await(done);
  }

  void close() {
    var done = new CountDownLatch(1);
    synchronized (this) {
      if (closed) {
        return;
      }
      put(new Stop(done));
      closed = true;
    }
    await(done);
  }

  private synchronized void put(Work work) {
    if (closed) {
      throw new IllegalStateException("the journal is closed");
    }
    try {
      queue.put(work);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var running = true;
    while (running) {
      try {
        running = handle(queue.take());
      } catch (IOException problem) {
        LOG.error(
            "the journal cannot be written: what happens now is forgotten at the end", problem);
      } catch (InterruptedException _) {
        running = false;
      }
    }
  }

  private boolean handle(Work work) throws IOException {
    switch (work) {
      case Entry(String kind, Object value) -> {
        out.write("{\"kind\":\"" + kind + "\",\"value\":" + json.writeValueAsString(value) + "}\n");
        if (queue.isEmpty()) {
          out.flush();
        }
      }
      case Flush(CountDownLatch done) -> {
        out.flush();
        done.countDown();
      }
      case Stop(CountDownLatch done) -> {
        out.close();
        done.countDown();
        return false;
      }
    }
    return true;
  }

  private sealed interface Work {}

  private record Entry(String kind, Object value) implements Work {}

  private record Flush(CountDownLatch done) implements Work {}

  private record Stop(CountDownLatch done) implements Work {}
}
