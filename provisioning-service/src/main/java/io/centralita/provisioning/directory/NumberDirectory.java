package io.centralita.provisioning.directory;

import io.centralita.contracts.Topics;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.outbox.Outbox;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the configured numbers into the directory at each start, and says all of it again.
///
/// Saying it again costs a record a number and heals a Kafka that is emptier than the database:
/// without the topic the gateway would attribute no message to anybody. What was heard before has
/// the same event id and no effect.
@Component
class NumberDirectory implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(NumberDirectory.class);

  private final NumberSettings settings;
  private final NumberStore numbers;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  NumberDirectory(
      NumberSettings settings,
      NumberStore numbers,
      Outbox outbox,
      TransactionTemplate transaction) {
    this.settings = settings;
    this.numbers = numbers;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    transaction.executeWithoutResult(_ -> {
      long changed =
          settings.numbers().stream().filter(wanted -> numbers.assign(wanted.state())).count();
      var all = numbers.locked();
      all.forEach(this::publish);
      log.info(
          "{} of {} configured numbers are new or changed; {} are published",
          changed,
          settings.numbers().size(),
          all.size());
      warnOfThoseNotConfigured(all);
    });
  }

  private void publish(DirectoryEntry entry) {
    outbox.publish(Topics.NUMBERS, entry.eventId(), entry.state().number().e164(), entry.state());
  }

  private void warnOfThoseNotConfigured(List<DirectoryEntry> all) {
    var configured =
        settings.numbers().stream()
            .map(NumberSettings.Assignment::number)
            .collect(Collectors.toSet());
    List<BusinessNumber> left =
        all.stream()
            .map(entry -> entry.state().number())
            .filter(number -> !configured.contains(number))
            .toList();
    if (!left.isEmpty()) {
      log.warn("Not configured any more, but still assigned until they are released: {}", left);
    }
  }

  List<DirectoryEntry> of(TenantId tenant) {
    return numbers.of(tenant);
  }
}
