package io.centralita.kit.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
sealed interface Request {

  record Overview() implements Request {}

  /// @param offset null for all that wait
  record Show(String topic, @Nullable Long offset) implements Request {}

  /// @param offset null for all that wait
  record SendBack(String topic, @Nullable Long offset) implements Request {}

  record Help() implements Request {}

  record Misunderstood(String argument) implements Request {}

  static Request of(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Help();
    }
    var rest = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "list" -> rest.isEmpty() ? new Overview() : new Misunderstood(rest.getFirst());
      case "show" -> show(rest);
      case "redrive" -> redrive(rest);
      case "help", "--help", "-h" -> new Help();
      default -> new Misunderstood(arguments.getFirst());
    };
  }

  private static Request show(List<String> rest) {
    if (rest.size() == 1) {
      return new Show(rest.getFirst(), null);
    }
    var offset = offset(rest);
    return offset == null ? misunderstood(rest) : new Show(rest.getFirst(), offset);
  }

  /// Sending everything back takes a word of its own: nobody should do it by leaving one out.
  private static Request redrive(List<String> rest) {
    if (rest.size() == 2 && rest.get(1).equals("--all")) {
      return new SendBack(rest.getFirst(), null);
    }
    var offset = offset(rest);
    return offset == null ? misunderstood(rest) : new SendBack(rest.getFirst(), offset);
  }

  private static @Nullable Long offset(List<String> rest) {
    return rest.size() == 3 && rest.get(1).equals("--offset") && rest.get(2).matches("\\d{1,18}")
        ? Long.valueOf(rest.get(2))
        : null;
  }

  private static Request misunderstood(List<String> rest) {
    return new Misunderstood(String.join(" ", rest));
  }
}
