package io.centralita.stack;

/// Where one service's database is, and the role that owns it and may enter no other.
///
/// @param url a JDBC address
public record Database(String url, String username, String password) {

  @Override
  public String toString() {
    return "Database[url=%s, username=%s]".formatted(url, username);
  }
}
