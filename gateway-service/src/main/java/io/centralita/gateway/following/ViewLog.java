package io.centralita.gateway.following;

import io.centralita.gateway.spool.Headers;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Writes a view to the disk while it is read: a new file beside the last one, which it replaces
/// when it has all of the topic; later changes are appended. The disk has everything up to the last
/// mark. Its size is bounded by [#isOutgrown]: then the topic is read anew, into another file.
final class ViewLog implements AutoCloseable {
  private static final long ROOM = 16L * 1024 * 1024;

  private final Path file;
  private final Path next;
  private final FileChannel channel;
  private final DataOutputStream out;
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(1_024);
  private long written;
  private long whole = Long.MAX_VALUE;

  private ViewLog(Path file, Path next) throws IOException {
    this.file = file;
    this.next = next;
    this.channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    this.out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
  }

  static ViewLog begin(Path file, String topic) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var log = new ViewLog(file, file.resolveSibling(file.getFileName() + ".next"));
    log.add(ViewFile.TITLE, to -> to.writeUTF(topic));
    return log;
  }

  private interface Content {
    void writeTo(DataOutputStream to) throws IOException;
  }

  void add(ConsumerRecord<String, byte[]> record) throws IOException {
    if (record.value() == null) {
      add(ViewFile.REMOVED, to -> to.writeUTF(record.key()));
      return;
    }
    var headers = Headers.toBytes(record.headers());
    add(
        ViewFile.PUT,
        to -> {
          to.writeInt(headers.length);
          to.write(headers);
          to.write(record.value());
        });
  }

  private void add(byte kind, Content content) throws IOException {
    block.reset();
    block.write(kind);
    content.writeTo(new DataOutputStream(block));
    var bytes = block.toByteArray();
    if (bytes.length > ViewFile.LONGEST_BLOCK) {
      throw new IOException("an entry of " + bytes.length + " bytes is too long to be kept");
    }
    out.writeInt(bytes.length);
    out.writeInt(ViewFile.checksum(bytes, bytes.length));
    out.write(bytes);
    written += 2L * Integer.BYTES + bytes.length;
  }

  /// All of the topic is in it: what was there before is not needed any more.
  void complete(Instant now) throws IOException {
    mark(now);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    whole = written;
  }

  /// Everything that was in the topic now is in it, and on the disk when this returns.
  void mark(Instant now) throws IOException {
    add(ViewFile.MARK, to -> to.writeLong(now.toEpochMilli()));
    out.flush();
    channel.force(false);
  }

  /// So that no more than a power failure can take it away.
  void flush() throws IOException {
    out.flush();
  }

  /// Whether more has been appended than there was.
  boolean isOutgrown() {
    return whole != Long.MAX_VALUE && written > 2 * whole + ROOM;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
