package io.centralita.proxy.callback;

/// What an account's server said to a callback.
public sealed interface Answer {

  /// @param contentType empty where it did not say
  record Given(int status, String contentType, String body) implements Answer {
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /// None that can be used: not reached, not in time, too long, or not asked because it has failed
  /// so often lately.
  ///
  /// @param why one word for the log
  record Missing(String why) implements Answer {}
}
