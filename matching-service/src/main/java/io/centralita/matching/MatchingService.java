package io.centralita.matching;

import io.centralita.contracts.Topics;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.matching.delivery.DeliveryListener;
import io.centralita.matching.idempotency.IdempotentAnswers;
import io.centralita.matching.job.JobNews;
import io.centralita.matching.lead.LeadDeadlines;
import io.centralita.matching.lead.LeadReminders;
import io.centralita.matching.lead.Reminding;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.message.MessageListener;
import io.centralita.matching.missedcall.MissedCalls;
import io.centralita.matching.provider.Directory;
import io.centralita.matching.provider.ImportBell;
import io.centralita.matching.provider.Imports;
import io.centralita.matching.provider.NewsBell;
import io.centralita.matching.provider.ProviderNews;
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
        "reminders", settings.reminders().pause(), () -> reminders.remind(settings.sweepBatch()));
  }

  @Bean
  WorkLoop photoForgetting(JobNews jobs) {
    return new WorkLoop("photo-forgetting", Duration.ofHours(1), jobs::forget);
  }

  /// Every instance sweeps; what one has in hand the others pass over.
  @Bean
  WorkLoop deadlineSweep(LeadDeadlines deadlines, MatchingSettings settings) {
    int batch = settings.sweepBatch();
    return new WorkLoop("deadlines", settings.sweepPause(), () -> sweep(deadlines, batch));
  }

  /// A batch that is not full was all there is: the next few come together, after the pause.
  private static int sweep(LeadDeadlines deadlines, int batch) {
    int moved = deadlines.moveOn(batch);
    return moved < batch ? 0 : moved;
  }

  @Bean
  WorkLoop providerNewsTelling(ProviderNews news, NewsBell bell) {
    var loop = new WorkLoop("provider-news", Duration.ofSeconds(1), news::tell);
    bell.wakes(loop::wake);
    return loop;
  }

  @Bean
  WorkLoop importMerging(Imports imports, ImportBell bell) {
    var loop = new WorkLoop("import-merging", Duration.ofSeconds(1), imports::merge);
    bell.wakes(loop::wake);
    return loop;
  }

  @Bean
  WorkLoop importGivingUp(Imports imports) {
    return new WorkLoop("import-giving-up", Duration.ofSeconds(10), imports::giveUp);
  }

  @Bean
  WorkLoop pauseEnding(Directory directory) {
    return new WorkLoop("pause-ending", Duration.ofSeconds(1), directory::endPauses);
  }

  @Bean
  WorkLoop answerForgetting(IdempotentAnswers answers) {
    return new WorkLoop("answer-forgetting", Duration.ofHours(1), answers::forget);
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
