package io.centralita.fleet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the terminal says, in the two languages that people here read.
record Words(String english, String spanish) {

  String here() {
    return Locale.getDefault().getLanguage().equals("es") ? spanish : english;
  }

  String with(@Nullable Object... values) {
    return here().formatted(values);
  }
}
