package io.centralita.gateway.links;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// A link as it is kept: numbers instead of texts, and both seals in one array, because there may
/// be a million. 104 bytes and the array's, some 112.
final class KeptLink {
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

  private final long idHigh;
  private final long idLow;
  private final long number;
  private final long providerNumber;
  private final long customerHigh;
  private final long customerLow;
  private final long providerHigh;
  private final long providerLow;
  private final long openedAt;
  private final long expiresAt;
  private final byte[] seals;
  private final short providerSeal;
  private final boolean takesCalls;
  private final CallTerms calls;

  KeptLink(LinkOpened opened) {
    var customer = Ref.of(opened.customer().ref());
    var provider = Ref.of(opened.provider().ref());
    var customerSealed = FROM_TEXT.decode(opened.customer().sealed());
    var providerSealed = FROM_TEXT.decode(opened.provider().sealed());
    idHigh = opened.link().value().getMostSignificantBits();
    idLow = opened.link().value().getLeastSignificantBits();
    number = digits(opened.proxyNumber());
    providerNumber = digits(opened.numberOf(opened.provider()));
    customerHigh = customer.high();
    customerLow = customer.low();
    providerHigh = provider.high();
    providerLow = provider.low();
    openedAt = opened.openedAt().toEpochMilli();
    expiresAt = opened.expiresAt().toEpochMilli();
    seals = Arrays.copyOf(customerSealed, customerSealed.length + providerSealed.length);
    System.arraycopy(providerSealed, 0, seals, customerSealed.length, providerSealed.length);
    providerSeal = (short) customerSealed.length;
    takesCalls = opened.takesCalls();
    calls = opened.callTerms();
  }

  boolean is(LinkId id) {
    return idHigh == id.value().getMostSignificantBits()
        && idLow == id.value().getLeastSignificantBits();
  }

  boolean isOfCustomer(Ref person, BusinessNumber over) {
    return customerHigh == person.high() && customerLow == person.low() && number == digits(over);
  }

  boolean isOfProvider(Ref person, BusinessNumber over) {
    return providerHigh == person.high()
        && providerLow == person.low()
        && providerNumber == digits(over);
  }

  boolean isNewerThan(KeptLink other) {
    return openedAt > other.openedAt;
  }

  Counterpart customer() {
    return counterpart(
        new Ref(customerHigh, customerLow), Arrays.copyOfRange(seals, 0, providerSeal), number);
  }

  Counterpart provider() {
    return counterpart(
        new Ref(providerHigh, providerLow),
        Arrays.copyOfRange(seals, providerSeal, seals.length),
        providerNumber);
  }

  private Counterpart counterpart(Ref ref, byte[] sealed, long own) {
    return new Counterpart(
        new LinkId(new UUID(idHigh, idLow)),
        new Address(Channel.VOICE, ref.toString(), TO_TEXT.encodeToString(sealed), ""),
        new BusinessNumber("+" + own),
        takesCalls,
        calls,
        Instant.ofEpochMilli(expiresAt));
  }

  long hashOfId() {
    return hash(new LinkId(new UUID(idHigh, idLow)));
  }

  long hashOfCustomer() {
    return customerHigh ^ number;
  }

  long hashOfProvider() {
    return providerHigh ^ providerNumber;
  }

  static long hash(LinkId id) {
    return id.value().getMostSignificantBits() ^ id.value().getLeastSignificantBits();
  }

  static long hash(Ref person, BusinessNumber over) {
    return person.high() ^ digits(over);
  }

  private static long digits(BusinessNumber number) {
    return Long.parseLong(number.e164(), 1, number.e164().length(), 10);
  }
}
