package io.centralita.kit.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.producer.EventProducer;
import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Echo.NoteEchoed;
import io.centralita.kit.tiny.Note;
import io.centralita.stack.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An instance's outbox and relay alone, which start in a moment.
final class OutboxParts implements AutoCloseable {
  private final HikariDataSource source;
  final JdbcTemplate jdbc;
  final TransactionTemplate transaction;
  final OutboxModule module;

  OutboxParts(Database database, String brokers) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(database.url());
    settings.setUsername(database.username());
    settings.setPassword(database.password());
    settings.setMaximumPoolSize(20);
    source = new HikariDataSource(settings);
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/kit", "classpath:db/migration/tiny")
        .load()
        .migrate();
    jdbc = new JdbcTemplate(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    var codec = new EventCodec();
    module =
        new OutboxModule(
            jdbc,
            transaction,
            () -> new EventProducer(brokers, "outbox-test", codec),
            codec,
            InstantSource.system(),
            new SimpleMeterRegistry(),
            Duration.ofMillis(100));
  }

  OutboxParts relaying() {
    module.relay().start();
    return this;
  }

  void publish(String author, int number) {
    module
        .outbox()
        .publish(Echo.ECHOES, Note.id(author, number), author, new NoteEchoed(author, number));
  }

  void publish(Topic<Echo> topic, String author, int number) {
    module.outbox().publish(topic, Note.id(author, number), author, new NoteEchoed(author, number));
  }

  int waiting() {
    return jdbc.queryForObject("SELECT count(*) FROM outbox", Integer.class);
  }

  @Override
  public void close() {
    module.relay().stop();
    module.close();
    source.close();
  }
}
