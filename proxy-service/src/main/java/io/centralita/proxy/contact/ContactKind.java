package io.centralita.proxy.contact;

/// By what somebody could be reached.
public enum ContactKind {
  PHONE,
  EMAIL,
  LINK,
  /// A name on another network.
  HANDLE,
  /// An account, a wallet or a card.
  PAYMENT
}
