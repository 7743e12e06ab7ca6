package io.centralita.proxy.callback;

import java.net.Inet4Address;
import java.net.InetAddress;

/// The part of the network that is everybody's (RFC 6890).
final class PublicPlaces {
  private PublicPlaces() {}

  static boolean contain(InetAddress place) {
    if (place.isAnyLocalAddress()
        || place.isLoopbackAddress()
        || place.isLinkLocalAddress()
        || place.isSiteLocalAddress()
        || place.isMulticastAddress()) {
      return false;
    }
    var bytes = place.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return place instanceof Inet4Address
        ? !isReserved(first, second, bytes[2] & 0xff)
        : isGlobal(bytes, first, second);
  }

  private static boolean isReserved(int first, int second, int third) {
    return first == 0
        || (first == 100 && second >= 64 && second < 128) // shared by carriers
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19)) // for measuring networks
        || first >= 240;
  }

  /// Global unicast alone, without what only leads back to version 4: 6to4 and Teredo.
  private static boolean isGlobal(byte[] bytes, int first, int second) {
    boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = first == 0x20 && second == 0x02;
    return (first & 0xe0) == 0x20 && !teredo && !sixToFour;
  }
}
