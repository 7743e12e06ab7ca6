package io.centralita.gateway.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A record's headers as one value: for each its name, its length and its bytes.
public final class Headers {
  private Headers() {}

  public static byte[] toBytes(Iterable<? extends org.apache.kafka.common.header.Header> headers) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = new DataOutputStream(bytes)) {
      for (var header : headers) {
        out.writeUTF(header.key());
        out.writeInt(header.value().length);
        out.write(header.value());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public static RecordHeaders ofBytes(byte[] bytes) {
    var headers = new RecordHeaders();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        var name = in.readUTF();
        headers.add(name, in.readNBytes(in.readInt()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return headers;
  }
}
