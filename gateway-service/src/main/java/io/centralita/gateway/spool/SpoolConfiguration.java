package io.centralita.gateway.spool;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The spool on this machine's disk.
@Configuration(proxyBeanMethods = false)
class SpoolConfiguration {

  @Bean(destroyMethod = "close")
  SpoolFolder spoolFolder(SpoolSettings settings) {
    return SpoolFolder.open(settings.folder());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  SpoolWriter spoolWriter(SpoolSettings settings, SpoolFolder folder, InstantSource clock) {
    folder.prepare(clock);
    return new SpoolWriter(
        new SpoolConnection(folder::store),
        new SpoolConnection(folder::store),
        DiskRoom.of(folder.path(), settings.spare()),
        clock);
  }

  @Bean
  SpoolMeters spoolMeters(MeterRegistry meters, InstantSource clock) {
    return new SpoolMeters(meters, clock);
  }

  @Bean
  Spool spool(SpoolSettings settings, SpoolWriter writer, SpoolMeters meters, InstantSource clock) {
    return new Spool(settings, writer, meters, clock);
  }

  @Bean
  SpoolHealth spoolHealthIndicator(Spool spool, SpoolMeters meters, SpoolFolder folder) {
    return new SpoolHealth(spool, meters, folder);
  }
}
