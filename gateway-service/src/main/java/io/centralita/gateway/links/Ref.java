package io.centralita.gateway.links;

import java.nio.ByteBuffer;
import java.util.Base64;

/// The `ref` of an address as the 16 bytes that its text stands for.
record Ref(long high, long low) {
  private static final int BYTES = 16;
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  static Ref of(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A ref has " + BYTES + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new Ref(buffer.getLong(), buffer.getLong());
  }

  @Override
  public String toString() {
    return TO_TEXT.encodeToString(ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array());
  }
}
