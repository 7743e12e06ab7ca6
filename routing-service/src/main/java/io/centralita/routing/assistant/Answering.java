package io.centralita.routing.assistant;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.LeasedWork;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.assistant.Assistant.Answer;
import io.centralita.routing.assistant.Question.End;
import io.centralita.routing.catalogue.Catalogues;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.Status;
import io.centralita.routing.sending.Sends;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.transaction.support.TransactionTemplate;

/// Answers questions, each once: the first that finds it waiting asks the model outside any
/// transaction, and says the answer in the one that ends the question. Whoever dies in between
/// leaves it to the next when the lease is over.
final class Answering {
  private static final int ATTEMPTS = 2;

  private final QuestionStore questions;
  private final SpendingStore spending;
  private final Assistant assistant;
  private final ConversationStore conversations;
  private final Sends sends;
  private final Catalogues catalogues;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final ZoneId zone;
  private final MeterRegistry meters;
  private final AssistantSettings settings;
  private final LeasedWork<Question> work;

  Answering(
      QuestionStore questions,
      SpendingStore spending,
      Assistant assistant,
      ConversationStore conversations,
      Sends sends,
      Catalogues catalogues,
      TransactionTemplate transaction,
      InstantSource clock,
      ZoneId zone,
      MeterRegistry meters,
      AssistantSettings settings,
      AnswerBell bell,
      Errands errands) {
    this.questions = questions;
    this.spending = spending;
    this.assistant = assistant;
    this.conversations = conversations;
    this.sends = sends;
    this.catalogues = catalogues;
    this.transaction = transaction;
    this.clock = clock;
    this.zone = zone;
    this.meters = meters;
    this.settings = settings;
    this.work =
        new LeasedWork<>(
            new LeasedWork.Terms("question", settings.concurrency(), settings.lease()),
            questions::claim,
            Question::id,
            bell,
            errands,
            clock);
  }

  /// One round; returns how many questions were taken up.
  int answer() {
    return work.round(question -> Trace.with(question.traceparent(), () -> answerOne(question)));
  }

  private void answerOne(Question question) {
    var conversation = conversations.find(question.conversation());
    var found = ask(question, conversation);
    transaction.executeWithoutResult(_ -> conclude(question, found));
  }

  /// What there is to say.
  ///
  /// @param words nothing but the help text when empty
  /// @param reason why, for the record
  private record Found(String words, String reason) {}

  private Found ask(Question question, Conversation conversation) {
    if (question.attempts() > ATTEMPTS) {
      return new Found("", "given-up");
    }
    if (question.at().plus(settings.patience()).isBefore(clock.instant())) {
      return new Found("", "too-late");
    }
    var prompt =
        Prompt.of(
            question.asked(),
            question.earlier(),
            conversation.language(),
            catalogues.of(conversation.tenant()));
    var prices = settings.prices();
    var today = LocalDate.ofInstant(clock.instant(), zone);
    long most = prices.micros(prompt.mostTokens(), settings.maxTokens());
    long ceiling = Prices.micros(settings.dailyCeiling());
    if (!spending.reserve(conversation.tenant(), today, most, ceiling)) {
      return new Found("", "over-budget");
    }
    return switch (assistant.answer(prompt)) {
      case Answer.Said(String text, long input, long output) -> {
        spending.settle(conversation.tenant(), today, prices.micros(input, output) - most);
        yield Reply.of(text, prompt)
            .map(words -> new Found(words, "said"))
            .orElse(new Found("", "unfit"));
      }
      case Answer.Unavailable(String reason, boolean mayCost) -> {
        if (!mayCost) {
          spending.settle(conversation.tenant(), today, -most);
        }
        yield new Found("", reason);
      }
    };
  }

  private void conclude(Question question, Found found) {
    var locked = questions.lock(question.id());
    if (locked.isEmpty() || locked.get().attempts() != question.attempts()) {
      return; // somebody else has answered it, or is about to
    }
    var now = clock.instant();
    var conversation = conversations.find(question.conversation());
    if (conversation.status() != Status.ACTIVE) {
      end(question, End.DROPPED, conversation.status().code());
    } else if (found.words().isEmpty()) {
      conversations.helped(conversation.id(), now);
      sends.say(conversation, "help", "help", question.id().toString(), false);
      end(question, End.HELPED, found.reason());
    } else {
      sends.take(said(question, conversation, found.words()));
      end(question, End.ANSWERED, found.reason());
    }
  }

  private void end(Question question, End end, String reason) {
    questions.end(question, end, reason, clock.instant());
    meters
        .counter(
            "centralita.questions", "end", end.name().toLowerCase(Locale.ROOT), "reason", reason)
        .increment();
  }

  private static SendMessage said(Question question, Conversation conversation, String words) {
    return new SendMessage(
        new SendId(EventIds.derived("answer", question.id().toString())),
        conversation.tenant(),
        conversation.person(),
        conversation.number(),
        new Body.Words(words, List.of(), null),
        null,
        "answer");
  }
}
