package io.centralita.simulator.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message between a person and a business number, with its story so far.
///
/// @param sequence grows with every message; the order of lists
/// @param buttons quick replies under it
/// @param tapped the button whose tap this message is
/// @param repliesTo the message that this one quotes or whose button was tapped
/// @param contentSid the template it was made from
/// @param statusCallback where its steps are announced
/// @param history at least the first step
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Message(
    String sid,
    long sequence,
    Direction direction,
    Address from,
    Address to,
    String body,
    List<Attachment> media,
    @Nullable Location location,
    List<Button> buttons,
    @Nullable Button tapped,
    @Nullable String repliesTo,
    @Nullable String contentSid,
    @Nullable String statusCallback,
    List<StatusChange> history) {

  public Message {
    body = Optional.ofNullable(body).orElse("");
    media = media == null ? List.of() : List.copyOf(media);
    buttons = buttons == null ? List.of() : List.copyOf(buttons);
    history = List.copyOf(history);
  }

  /// The person's end.
  public Address person() {
    return inbound() ? from : to;
  }

  /// The business number's end.
  public Address business() {
    return inbound() ? to : from;
  }

  public boolean inbound() {
    return direction == Direction.INBOUND;
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public Status status() {
    return history.getLast().status();
  }

  public Instant createdAt() {
    return history.getFirst().at();
  }

  public Instant updatedAt() {
    return history.getLast().at();
  }

  public Optional<Instant> reached(Status status) {
    return history.stream()
        .filter(step -> step.status() == status)
        .map(StatusChange::at)
        .findFirst();
  }

  /// Whether the person's phone shows it.
  public boolean onPhone() {
    return inbound() || reached(Status.DELIVERED).isPresent();
  }

  Message with(StatusChange change) {
    return new Message(
        sid,
        sequence,
        direction,
        from,
        to,
        body,
        media,
        location,
        buttons,
        tapped,
        repliesTo,
        contentSid,
        statusCallback,
        Stream.concat(history.stream(), Stream.of(change)).toList());
  }

  /// The same message with its files where the phones can see them.
  Message with(List<Attachment> fetched) {
    return new Message(
        sid,
        sequence,
        direction,
        from,
        to,
        body,
        fetched,
        location,
        buttons,
        tapped,
        repliesTo,
        contentSid,
        statusCallback,
        history);
  }
}
