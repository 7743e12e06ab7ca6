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

/// Reads what [ViewLog] has written: blocks of a length, a checksum and that many bytes. It ends
/// with the first block that is not as it was written, because only what comes before a mark was
/// forced onto the disk: behind it a power failure leaves half a block, zeros or anything. What was
/// read is then as of the last mark before; without one the file is useless, and Kafka has it all.
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
      var block = block(in);
      while (block != null && reading.takes(block)) {
        block = block(in);
      }
    }
    if (reading.asOf == null) {
      throw new Damaged("it was never complete");
    }
    return reading.asOf;
  }

  /// @return null where the file ends, or what follows is not as it was written
  private static byte @Nullable [] block(DataInputStream in) throws IOException {
    int length;
    int checksum;
    try {
      length = in.readInt();
      checksum = in.readInt();
    } catch (EOFException _) {
      return null;
    }
    if (length < 1 || length > LONGEST_BLOCK) {
      return null;
    }
    var bytes = in.readNBytes(length);
    return bytes.length == length && checksum(bytes, length) == checksum ? bytes : null;
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

  /// @return false for what nobody wrote here
  private boolean takes(byte[] block) throws IOException {
    var in = in(block);
    switch (block[0]) {
      case PUT -> {
        var headers = Headers.ofBytes(in.readNBytes(in.readInt()));
        contents.put(headers, in.readAllBytes());
      }
      case REMOVED -> contents.removed(in.readUTF());
      case MARK -> asOf = Instant.ofEpochMilli(in.readLong());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static DataInputStream in(byte[] block) {
    return new DataInputStream(new ByteArrayInputStream(block, 1, block.length - 1));
  }
}
