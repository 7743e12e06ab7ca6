package io.centralita.kit.security;

import org.jspecify.annotations.Nullable;

/// A service cannot start, because it could verify no token.
public final class TokenKeyMissing extends RuntimeException {
  TokenKeyMissing(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
