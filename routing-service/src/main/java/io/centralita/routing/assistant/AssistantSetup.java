package io.centralita.routing.assistant;

import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.routing.catalogue.Catalogues;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.sending.Sends;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// Who answers questions, and the loop that sees to it.
@Configuration(proxyBeanMethods = false)
class AssistantSetup {
  private static final int CALLS_LOOKED_AT = 10;
  private static final int CALLS_NEEDED = 5;
  private static final Duration OPEN = Duration.ofSeconds(15);

  @Bean
  Assistant assistant(AssistantSettings settings, CircuitBreakerRegistry breakers) {
    if (!settings.isConfigured()) {
      return new NoAssistant();
    }
    return new OpenAiAssistant(settings, breakers.circuitBreaker("assistant", sparing()));
  }

  private static CircuitBreakerConfig sparing() {
    return CircuitBreakerConfig.custom()
        .slidingWindow(CALLS_LOOKED_AT, CALLS_NEEDED, SlidingWindowType.COUNT_BASED)
        .waitDurationInOpenState(OPEN)
        .permittedNumberOfCallsInHalfOpenState(1)
        .build();
  }

  @Bean
  Opinions opinions(
      AssistantSettings assistant, OpinionSettings settings, CircuitBreakerRegistry breakers) {
    return new Opinions(assistant, settings, breakers.circuitBreaker("understanding", sparing()));
  }

  @Bean
  SecondOpinions secondOpinions(
      Opinions opinions,
      SpendingStore spending,
      Catalogues catalogues,
      AssistantSettings assistant,
      OpinionSettings settings,
      @Value("${routing.time-zone}") ZoneId zone,
      InstantSource clock,
      MeterRegistry meters) {
    return new SecondOpinions(
        opinions, spending, catalogues, assistant, settings, zone, clock, meters);
  }

  @Bean
  WorkLoop answering(
      QuestionStore questions,
      SpendingStore spending,
      Assistant assistant,
      ConversationStore conversations,
      Sends sends,
      Catalogues catalogues,
      TransactionTemplate transaction,
      InstantSource clock,
      @Value("${routing.time-zone}") ZoneId zone,
      MeterRegistry meters,
      AssistantSettings settings,
      AnswerBell bell,
      Errands errands) {
    var answering =
        new Answering(
            questions,
            spending,
            assistant,
            conversations,
            sends,
            catalogues,
            transaction,
            clock,
            zone,
            meters,
            settings,
            bell,
            errands);
    var loop = new WorkLoop("answering", settings.poll(), answering::answer);
    bell.wakes(loop::wake);
    return loop;
  }
}
