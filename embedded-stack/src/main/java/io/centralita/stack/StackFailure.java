package io.centralita.stack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why Kafka or PostgreSQL could not be started or stopped, in a sentence for the person at the
/// terminal: what is wrong, and what to do about it. In Spanish where the machine speaks Spanish,
/// in English everywhere else.
public final class StackFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String english;
  private final String spanish;

  StackFailure(String english, String spanish) {
    this(english, spanish, null);
  }

  StackFailure(String english, String spanish, @Nullable Throwable cause) {
    super(english, cause);
    this.english = english;
    this.spanish = spanish;
  }

  @Override
  public String getLocalizedMessage() {
    return sentence(Locale.getDefault());
  }

  public String sentence(Locale locale) {
    return locale.getLanguage().equals("es") ? spanish : english;
  }
}
