package io.centralita.simulator.message;

/// How many SMS a text takes: 160 characters of GSM 7-bit or 70 of UCS-2, 153 and 67 each when they
/// are several (3GPP TS 23.038).
public final class Segments {
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_OF_TWO = "^{}\\[~]|€\f";

  private Segments() {}

  public static int of(Channel channel, String body) {
    if (channel == Channel.WHATSAPP || body.isEmpty()) {
      return 1;
    }
    var gsm = 0;
    for (var index = 0; index < body.length(); index++) {
      var character = body.charAt(index);
      if (GSM.indexOf(character) >= 0) {
        gsm += 1;
      } else if (GSM_OF_TWO.indexOf(character) >= 0) {
        gsm += 2;
      } else {
        return parts(body.length(), 70, 67);
      }
    }
    return parts(gsm, 160, 153);
  }

  private static int parts(int length, int single, int each) {
    return length <= single ? 1 : Math.ceilDiv(length, each);
  }
}
