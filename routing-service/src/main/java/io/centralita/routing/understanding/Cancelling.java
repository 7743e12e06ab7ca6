package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who wants something cancelled, clause by clause. "No cancelen", "¿puedo cancelar?", "si no
/// viene, cancelo" and "el técnico canceló" have the word and cancel nothing: a job that is
/// cancelled by mistake is lost, while who is told how it is done writes one word more.
final class Cancelling {
  private static final Set<String> FIRST_PERSON = Lexicon.under("cancel, I do");

  /// Reads the parts of a text that are not about cancelling.
  ///
  /// @param reference what is named among the words that are left over
  /// @param choice of one of a list
  /// @param about what words mean when they are neither
  record Readers(
      BiFunction<Tokens, List<String>, @Nullable String> reference,
      Function<Tokens, Optional<Meaning>> choice,
      Function<String, Meaning> about) {}

  private record Read(Clause clause, CancelClause says) {}

  private final Tokens tokens;
  private final List<Read> clauses;
  private final Readers readers;

  private Cancelling(Tokens tokens, String text, Readers readers) {
    this.tokens = tokens;
    this.readers = readers;
    var parts = Clause.of(text);
    boolean alone = tokens.words().size() == 1;
    boolean agrees = parts.stream().allMatch(CancelClause::isYes);
    this.clauses =
        parts.stream()
            .map(clause -> new Read(clause, CancelClause.of(clause, alone, agrees)))
            .toList();
  }

  static Optional<Said> read(Tokens tokens, String text, Readers readers) {
    return new Cancelling(tokens, text, readers).said();
  }

  private Optional<Said> said() {
    if (has(CancelClause.PAYS)) {
      return Optional.of(new Said(new Meaning.Question()));
    }
    if (has(CancelClause.CANCELS)) {
      return Optional.of(isConditional() ? Said.answered(Remark.HOW_TO_CANCEL) : cancelled());
    }
    boolean wants = clauses.stream().anyMatch(this::isWanted);
    if (wants && (has(CancelClause.NO_LONGER_WANTS) || has(CancelClause.NO_LONGER_THAT_ONE))) {
      return chosen().map(Said::new);
    }
    if (has(CancelClause.NO_LONGER_WANTS) && !has(CancelClause.IF)) {
      return Optional.of(new Said(what()));
    }
    if (has(CancelClause.DENIES)) {
      return Optional.of(Said.answered(Remark.NOT_CANCELLED));
    }
    return has(CancelClause.CONSIDERS) && !wants
        ? Optional.of(Said.answered(Remark.HOW_TO_CANCEL))
        : Optional.empty();
  }

  private boolean has(CancelClause kind) {
    return clauses.stream().anyMatch(read -> read.says() == kind);
  }

  /// "Si no viene, cancelo", "cancelo, ¿me cobran?"
  private boolean isConditional() {
    return has(CancelClause.IF)
        || (tokens.words().stream().anyMatch(FIRST_PERSON::contains)
            && clauses.stream().anyMatch(read -> CancelClause.asksHow(read.clause())));
  }

  /// What they want instead goes along: as the one of the list, or as a second request.
  private Said cancelled() {
    var what = what();
    var last = clauses.stream().map(Read::says).filter(this::decides).toList().getLast();
    if (Cancelled.namesNothing(what)) {
      if (last == CancelClause.DENIES) {
        return Said.answered(Remark.NOT_CANCELLED);
      }
      var chosen = chosen();
      if (chosen.isPresent()) {
        return new Said(chosen.get());
      }
    }
    var instead = instead();
    var elsewhere = instead.stream().filter(request -> request.category() == null).findFirst();
    return Cancelled.namesNothing(what) && elsewhere.isPresent()
        ? new Said(elsewhere.get())
        : new Said(what, instead.stream().filter(request -> request.category() != null).toList());
  }

  private boolean decides(CancelClause says) {
    return says == CancelClause.CANCELS || says == CancelClause.DENIES;
  }

  /// What they named in any clause that says so; the first that names something.
  private Meaning.Cancel what() {
    var named = new ArrayList<Meaning.Cancel>();
    for (var read : clauses) {
      if (read.says() == CancelClause.CANCELS || read.says() == CancelClause.NO_LONGER_WANTS) {
        var rest =
            read.clause().words().stream()
                .filter(word -> !CancelClause.WORDS.contains(word) && !Lexicon.isPolite(word))
                .filter(word -> !Lexicon.JOB_FILLER.contains(word))
                .toList();
        named.add(
            Cancelled.in(read.clause(), readers.reference().apply(tokens, rest), readers.about()));
      }
    }
    return named.stream()
        .filter(Predicate.not(Cancelled::namesNothing))
        .findFirst()
        .orElseGet(named::getFirst);
  }

  private boolean isWanted(Read read) {
    return read.says() == CancelClause.OTHER
        && (read.clause().affirms(Lexicon.WISHING) || read.clause().affirms(Lexicon.CHANGED_MIND));
  }

  private Optional<Meaning> chosen() {
    return clauses.stream()
        .filter(this::isWanted)
        .flatMap(read -> readers.choice().apply(read.clause().tokens()).stream())
        .findFirst();
  }

  private List<Meaning.ServiceRequest> instead() {
    var wanted =
        clauses.stream()
            .filter(this::isWanted)
            .flatMap(read -> read.clause().words().stream())
            .filter(word -> !Lexicon.CHANGED_MIND.contains(word))
            .collect(Collectors.joining(" "));
    return !wanted.isEmpty()
            && readers.about().apply(wanted) instanceof Meaning.ServiceRequest request
        ? List.of(request)
        : List.of();
  }
}
