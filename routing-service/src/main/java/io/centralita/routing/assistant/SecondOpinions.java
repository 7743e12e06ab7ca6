package io.centralita.routing.assistant;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.InboundMessage;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import io.centralita.routing.catalogue.Catalogues;
import io.centralita.routing.understanding.Thanks;
import io.centralita.routing.understanding.Understood;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks a model about texts that the classifier is not sure of, all of a batch at once and before
/// its transaction begins, so that a partition waits no longer than the budget. Who is not answered
/// in time, or may not be asked, stays as the classifier has it.
public final class SecondOpinions {
  /// What is older is a replay, and a model is not paid twice.
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final int FEWEST_WORDS = 3;
  private static final int MOST_AT_ONCE = 32;

  /// Of batches that are taken again after a failure.
  private static final int MOST_KEPT = 2_000;

  private final Opinions opinions;
  private final SpendingStore spending;
  private final Catalogues catalogues;
  private final AssistantSettings assistant;
  private final OpinionSettings settings;
  private final ZoneId zone;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /// Who was asked about, and what came of it. A batch that is taken again asks nobody again.
  private final Map<UUID, Optional<Opinion>> asked =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Optional<Opinion>> eldest) {
              return size() > MOST_KEPT;
            }
          });

  SecondOpinions(
      Opinions opinions,
      SpendingStore spending,
      Catalogues catalogues,
      AssistantSettings assistant,
      OpinionSettings settings,
      ZoneId zone,
      InstantSource clock,
      MeterRegistry meters) {
    this.opinions = opinions;
    this.spending = spending;
    this.catalogues = catalogues;
    this.assistant = assistant;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param understanding the classifier's own
  public void ahead(
      List<CloudEvent<InboundMessage>> batch, Function<MessageReceived, Understood> understanding) {
    if (!opinions.isConfigured()) {
      return;
    }
    var asks = new ArrayList<Callable<Optional<Opinion>>>();
    for (var event : batch) {
      if (event.data() instanceof MessageReceived message
          && asks.size() < MOST_AT_ONCE
          && isWorthAsking(message)
          && !asked.containsKey(event.id())
          && isUnsure(understanding.apply(message))) {
        asked.put(event.id(), Optional.empty());
        asks.add(() -> ask(event.id(), message));
      }
    }
    askAll(asks);
  }

  private void askAll(List<Callable<Optional<Opinion>>> asks) {
    if (asks.isEmpty()) {
      return;
    }
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (var asked :
          threads.invokeAll(asks, settings.budget().toMillis(), TimeUnit.MILLISECONDS)) {
        if (asked.isCancelled()) {
          count("late");
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isWorthAsking(MessageReceived message) {
    var text = message.content().text();
    return message.purpose() == NumberPurpose.MAIN
        && message.content().button() == null
        && message.content().reaction() == null
        && message.receivedAt().plus(FRESH).isAfter(clock.instant())
        && text.strip().split("\\s+").length >= FEWEST_WORDS
        && !Thanks.areAllOf(text);
  }

  private static boolean isUnsure(Understood understood) {
    return understood.meaning() instanceof Meaning.Unclear && understood.remark() == null;
  }

  private Optional<Opinion> ask(UUID event, MessageReceived message) {
    var catalogue = catalogues.of(message.tenant());
    var redacted = Redaction.of(message.content().text(), message.senderName());
    var prompt = OpinionPrompt.of(redacted, catalogue);
    var prices = assistant.prices();
    var today = LocalDate.ofInstant(clock.instant(), zone);
    long most = prices.micros(prompt.mostTokens(), settings.maxTokens());
    if (!spending.reserve(message.tenant(), today, most, Prices.micros(assistant.dailyCeiling()))) {
      count("over-budget");
      return Optional.empty();
    }
    var answer = opinions.ask(prompt);
    spending.settle(
        message.tenant(), today, prices.micros(answer.inputTokens(), answer.outputTokens()) - most);
    var opinion = answer.said().flatMap(said -> Opinion.read(said, catalogue));
    count(answer.said().isEmpty() ? "unavailable" : opinion.isEmpty() ? "unfit" : "formed");
    asked.put(event, opinion);
    return opinion;
  }

  private void count(String end) {
    meters.counter("centralita.opinions", "end", end).increment();
  }

  /// What a message means, with the opinion of whoever was asked about it.
  public Understood of(UUID event, Understood understood) {
    if (!isUnsure(understood)) {
      return understood;
    }
    return asked
        .getOrDefault(event, Optional.empty())
        .map(opinion -> opinion.of(understood))
        .orElse(understood);
  }
}
