package io.centralita.routing.conversation;

import io.centralita.contracts.values.Carrier;
import io.centralita.kit.problem.Problem;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Which conversations somebody wants to see, of those that they may.
///
/// @param provider of the provider's mailboxes, this one's alone
record Wanted(
    Box mailbox,
    @Nullable UUID provider,
    @Nullable Status status,
    @Nullable Carrier carrier,
    boolean within24h) {

  enum Box {
    OWNER,
    PROVIDER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a reader gets who asks for this: a provider's own mailbox, the owner's, or any.
  ///
  /// @param mailbox as somebody wrote it, like status and carrier
  static Wanted by(
      Reader reader,
      @Nullable String mailbox,
      @Nullable UUID provider,
      @Nullable String status,
      @Nullable String carrier,
      boolean within24h) {
    return by(
        reader,
        oneOf("mailbox", mailbox, Box.values(), Box::code),
        provider,
        oneOf("status", status, Status.values(), Status::code),
        oneOf("carrier", carrier, Carrier.values(), Carrier::code),
        within24h);
  }

  private static Wanted by(
      Reader reader,
      @Nullable Box mailbox,
      @Nullable UUID provider,
      @Nullable Status status,
      @Nullable Carrier carrier,
      boolean within24h) {
    if (reader.provider() != null) {
      if (mailbox == Box.OWNER || (provider != null && !provider.equals(reader.provider()))) {
        throw anothers();
      }
      return new Wanted(Box.PROVIDER, reader.provider(), status, carrier, within24h);
    }
    var box = mailbox == null ? (provider == null ? Box.OWNER : Box.PROVIDER) : mailbox;
    if (box == Box.PROVIDER && !reader.supervises()) {
      throw anothers();
    }
    return new Wanted(box, provider, status, carrier, within24h);
  }

  private static <T> @Nullable T oneOf(
      String name, @Nullable String text, T[] choices, Function<T, String> code) {
    if (text == null) {
      return null;
    }
    return Stream.of(choices)
        .filter(choice -> code.apply(choice).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "parameter-invalid",
                "Send %s as one of %s"
                    .formatted(
                        name, Stream.of(choices).map(code).collect(Collectors.joining(", ")))));
  }

  private static RuntimeException anothers() {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "mailbox-of-another",
        "This mailbox is somebody else's; ask for a token with conversations:supervise");
  }
}
