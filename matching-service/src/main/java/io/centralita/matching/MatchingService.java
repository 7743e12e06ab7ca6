package io.centralita.matching;

import io.centralita.contracts.Topics;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.matching.delivery.DeliveryListener;
import io.centralita.matching.job.JobNews;
import io.centralita.matching.lead.LeadDeadlines;
import io.centralita.matching.lead.LeadReminders;
import io.centralita.matching.lead.Reminding;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.message.MessageListener;
import io.centralita.matching.missedcall.MissedCalls;
import io.centralita.matching.settings.Terms;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/// matching-service: leads, candidates, offers, deadlines.
@SpringBootApplication
@EnableConfigurationProperties(MatchingSettings.class)
public class MatchingService {

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(MatchingService.class)
        .properties("spring.config.name=matching-service")
        .run(arguments);
  }

  @Bean
  ServiceCatalogue catalogue() {
    return ServiceCatalogue.lima();
  }

  @Bean
  Terms usualTerms(MatchingSettings settings) {
    return settings.terms();
  }

  @Bean
  Reminding reminding(MatchingSettings settings) {
    return settings.reminding();
  }

  @Bean
  Consumer<Message<List<?>>> interpretations(EventConsumers consumers, MessageListener listener) {
    return consumers.of(Topics.INTERPRETATIONS, listener::on);
  }

  @Bean
  Consumer<Message<List<?>>> deliveries(EventConsumers consumers, DeliveryListener listener) {
    return consumers.of(Topics.DELIVERIES, listener::on);
  }

  @Bean
  Consumer<Message<List<?>>> calls(EventConsumers consumers, MissedCalls missedCalls) {
    return consumers.of(Topics.CALLS, missedCalls::on);
  }

  @Bean
  Consumer<Message<List<?>>> openLinks(EventConsumers consumers, JobNews jobs) {
    return consumers.ofStates(Topics.LINKS, jobs::on);
  }

  @Bean
  Consumer<Message<List<?>>> media(EventConsumers consumers, JobNews jobs) {
    return consumers.of(Topics.MEDIA, jobs::on);
  }

  @Bean
  WorkLoop reminders(LeadReminders reminders, MatchingSettings settings) {
    return new WorkLoop(
        "reminders", settings.sweepPause(), () -> reminders.remind(settings.sweepBatch()));
  }

  @Bean
  WorkLoop photoForgetting(JobNews jobs) {
    return new WorkLoop("photo-forgetting", Duration.ofHours(1), jobs::forget);
  }

  /// Every instance sweeps; what one has in hand the others pass over.
  @Bean
  WorkLoop deadlineSweep(LeadDeadlines deadlines, MatchingSettings settings) {
    return new WorkLoop(
        "deadlines", settings.sweepPause(), () -> deadlines.moveOn(settings.sweepBatch()));
  }

  @Bean
  WorkLoop restatementForgetting(Restatements restatements) {
    return new WorkLoop("restatement-forgetting", Duration.ofHours(1), restatements::forget);
  }

  @Bean
  WorkLoop priceAnswerForgetting(MissedCalls missedCalls) {
    return new WorkLoop("price-answer-forgetting", Duration.ofHours(1), missedCalls::forget);
  }
}
