package io.centralita.kit.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the person at the terminal reads, in Spanish or English.
final class Say {
  private static final String HELP =
      """
      Records that a service could not handle wait in topics of their own.

        list                          topics in which some wait, with the reasons
        show <topic> [--offset N]     the records: where from, why, headers, body
        redrive <topic> --offset N    send one back to the topic that it came from
        redrive <topic> --all         send all back

      First remove the reason, then send back. Services that have handled a record
      pass over it when it comes again. A record that was sent back is not listed
      any more. KAFKA_BOOTSTRAP_SERVERS says where Kafka is (localhost:19092).\
      """;
  private static final String AYUDA =
      """
      Los registros que un servicio no pudo atender esperan en tópicos aparte.

        list                          tópicos donde esperan algunos, con los motivos
        show <tópico> [--offset N]    los registros: de dónde, por qué, cabeceras, cuerpo
        redrive <tópico> --offset N   devolver uno al tópico del que vino
        redrive <tópico> --all        devolver todos

      Primero quite el motivo y después devuélvalos. Los servicios que ya atendieron
      un registro lo pasan por alto si vuelve. Un registro devuelto ya no se lista.
      KAFKA_BOOTSTRAP_SERVERS dice dónde está Kafka (localhost:19092).\
      """;

  private final PrintStream out;
  private final boolean spanish;

  Say(PrintStream out, Locale locale) {
    this.out = out;
    this.spanish = locale.getLanguage().equals("es");
  }

  void help() {
    line(HELP, AYUDA);
  }

  void misunderstood(String argument) {
    line("Not understood: " + argument, "No se entiende: " + argument);
    out.println();
    help();
  }

  void kafkaRefused(String brokers, Exception failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    line(
        "Kafka at %s did not do it: %s".formatted(brokers, cause.getMessage()),
        "Kafka en %s no lo hizo: %s".formatted(brokers, cause.getMessage()));
  }

  void nothingWaits() {
    line("No such record waits.", "No espera ningún registro así.");
  }

  void noSuchTopic(String topic) {
    line("There is no topic " + topic + ".", "No existe el tópico " + topic + ".");
  }

  void statesAreNotSentBack(String topic) {
    line(
        topic
            + " holds states: an old one would take the place of a newer one. Let its owner publish it again.",
        topic
            + " guarda estados: uno antiguo reemplazaría a otro más nuevo. Haga que su dueño lo publique otra vez.");
  }

  void topic(String topic, List<DeadLetter> waiting) {
    out.printf("%6d  %s%n", waiting.size(), topic);
    var reasons =
        waiting.stream()
            .collect(
                Collectors.groupingBy(DeadLetter::reason, TreeMap::new, Collectors.counting()));
    reasons.forEach((reason, count) -> out.printf("%14d  %s%n", count, reason));
  }

  void letter(DeadLetter letter) {
    var record = letter.record();
    out.printf("--- %s @ %d, %s%n", record.topic(), letter.offset(), letter.since());
    out.printf("%s <- %s%n", letter.reason(), letter.original());
    out.printf("key: %s%n", record.key());
    for (var header : record.headers()) {
      out.printf("%s: %s%n", header.key(), new String(header.value(), UTF_8));
    }
    byte @Nullable [] body = record.value();
    out.printf("%n%s%n", body == null ? "" : new String(body, UTF_8));
  }

  void sentBack(DeadLetter letter) {
    line(
        "%d went back to %s".formatted(letter.offset(), letter.originalTopic()),
        "%d volvió a %s".formatted(letter.offset(), letter.originalTopic()));
  }

  private void line(String english, String castellano) {
    out.println(spanish ? castellano : english);
  }
}
