package io.centralita.routing.carrier;

import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.CarrierServer.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one carrier speaks, for the table of send cases: its line, its answers, and what one of its
/// requests says in words that all have in common.
public interface Dialect {

  CarrierLine line(URI server);

  /// It took the message under this id.
  Reply taken(String id);

  /// The id that is ours for the message that it calls so.
  String known(String id);

  /// What it answers to refuse, by what it should be understood as.
  Map<Reply, Refusal> refusals();

  /// What a request to send says.
  Said read(Request request);

  /// Whether templates are known to it; else it gets their words.
  boolean knowsTemplates();

  /// Whether it shows buttons.
  boolean showsButtons();

  /// Whether it shows which message another one answers.
  boolean showsQuotes();

  /// Whether it knows places; else it gets a link.
  boolean knowsPlaces();

  /// A request to send, whatever its carrier.
  ///
  /// @param to as in clear
  /// @param send our id
  /// @param template its name or id, where it is one
  /// @param values of the template
  /// @param buttons title and payload
  /// @param quotes the carrier's own id of the message that it answers
  record Said(
      String to,
      String send,
      @Nullable String text,
      @Nullable String media,
      @Nullable String template,
      List<String> values,
      @Nullable String place,
      List<String> buttons,
      @Nullable String quotes) {}
}
