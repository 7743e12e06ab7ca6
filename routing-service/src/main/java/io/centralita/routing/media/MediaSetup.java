package io.centralita.routing.media;

import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// Where media come from, where they are kept, and who fetches them.
@Configuration(proxyBeanMethods = false)
class MediaSetup {

  @Bean
  Vault vault(MediaSettings settings) {
    return settings.s3().bucket().isEmpty()
        ? new FolderVault(settings.folder())
        : new S3Vault(settings.s3());
  }

  @Bean
  CarrierMedia carrierMedia(MediaSettings settings) {
    var account = settings.twilioAccount() + ":" + settings.twilioToken();
    return new CarrierMedia(
        settings,
        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
  }

  @Bean
  WorkLoop mediaFetching(
      MediaStore store,
      CarrierMedia carriers,
      Vault vault,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock,
      MeterRegistry meters,
      MediaSettings settings,
      MediaBell bell,
      Errands errands) {
    var fetching =
        new Fetching(
            store, carriers, vault, outbox, transaction, clock, meters, settings, bell, errands);
    var loop = new WorkLoop("media", settings.poll(), fetching::fetch);
    bell.wakes(loop::wake);
    return loop;
  }
}
