package io.centralita.proxy.contact;

/// A part of a text by which somebody could be reached.
///
/// @param from index of its first UTF-16 unit
/// @param to index after its last
public record Contact(ContactKind kind, int from, int to) {
  boolean overlaps(Contact other) {
    return from < other.to && other.from < to;
  }

  int length() {
    return to - from;
  }
}
