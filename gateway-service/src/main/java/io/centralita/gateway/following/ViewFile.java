package io.centralita.gateway.following;

import io.centralita.gateway.spool.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Reads what [ViewLog] has written: blocks of a length, a checksum and that many bytes. A last
/// block that is not whole was being written when the gateway ended, and does not count. Anything
/// else that is not as written makes the whole file useless: Kafka has it all.
final class ViewFile {
  static final int LONGEST_BLOCK = 16 * 1024 * 1024;
  static final byte TITLE = 'V';
  static final byte PUT = 'P';
  static final byte REMOVED = 'R';
  static final byte MARK = 'M';

  private final String topic;
  private final Contents contents;
  private @Nullable Instant asOf;

  /// What is in it, in the order in which it was written.
  interface Contents {
    void put(RecordHeaders headers, byte[] value);

    void removed(String key);
  }

  /// The file is not as it was written.
  static final class Damaged extends Exception {
    Damaged(String what) {
      super(what);
    }
  }

  private ViewFile(String topic, Contents contents) {
    this.topic = topic;
    this.contents = contents;
  }

  /// @return when the gateway had read all of the topic for the last time
  static Instant read(Path file, String topic, Contents contents) throws IOException, Damaged {
    var reading = new ViewFile(topic, contents);
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      reading.title(block(in));
      for (var block = block(in); block != null; block = block(in)) {
        reading.take(block);
      }
    }
    if (reading.asOf == null) {
      throw new Damaged("it was never complete");
    }
    return reading.asOf;
  }

  private static byte @Nullable [] block(DataInputStream in) throws IOException, Damaged {
    int length;
    int checksum;
    try {
      length = in.readInt();
      checksum = in.readInt();
    } catch (EOFException _) {
      return null;
    }
    if (length < 1 || length > LONGEST_BLOCK) {
      throw new Damaged("a block has no length");
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      return null;
    }
    if (checksum(bytes, length) != checksum) {
      throw new Damaged("a block is not as it was written");
    }
    return bytes;
  }

  static int checksum(byte[] bytes, int length) {
    var sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }

  private void title(byte @Nullable [] block) throws IOException, Damaged {
    if (block == null || block[0] != TITLE || !in(block).readUTF().equals(topic)) {
      throw new Damaged("it does not begin with the name of the topic");
    }
  }

  private void take(byte[] block) throws IOException, Damaged {
    var in = in(block);
    switch (block[0]) {
      case PUT -> {
        var headers = Headers.ofBytes(in.readNBytes(in.readInt()));
        contents.put(headers, in.readAllBytes());
      }
      case REMOVED -> contents.removed(in.readUTF());
      case MARK -> asOf = Instant.ofEpochMilli(in.readLong());
      default -> throw new Damaged("a block is of no kind that is known");
    }
  }

  private static DataInputStream in(byte[] block) {
    return new DataInputStream(new ByteArrayInputStream(block, 1, block.length - 1));
  }
}
