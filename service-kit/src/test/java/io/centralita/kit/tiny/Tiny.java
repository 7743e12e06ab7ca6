package io.centralita.kit.tiny;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Echo.NoteEchoed;
import io.centralita.stack.Database;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.Message;

/// One running instance of the tiny service.
public final class Tiny implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Tiny(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static void createTopics() {
    createTopics(TestStack.topics());
  }

  public static void createTopics(TestTopics topics) {
    topics.create(Note.NOTES.name(), Note.NOTES.partitions());
    topics.create(Mark.MARKS.name(), Mark.MARKS.partitions());
    topics.create(Echo.ECHOES.name(), Echo.ECHOES.partitions());
  }

  /// @param settings `name=value`; they win over everything else
  public static Tiny start(Database database, String... settings) {
    return start(TestStack.bootstrapServers(), database, settings);
  }

  public static Tiny start(String brokers, Database database, String... settings) {
    var arguments = arguments(brokers, database, settings);
    return new Tiny(
        new SpringApplicationBuilder(TinyService.class).run(arguments.toArray(String[]::new)));
  }

  /// What an instance is started with.
  public static List<String> arguments(String brokers, Database database, String... settings) {
    var arguments = new ArrayList<String>();
    arguments.add("--spring.config.name=tiny-service");
    arguments.add("--KAFKA_BOOTSTRAP_SERVERS=" + brokers);
    arguments.add("--DATABASE_URL=" + database.url());
    arguments.add("--DATABASE_USERNAME=" + database.username());
    arguments.add("--DATABASE_PASSWORD=" + database.password());
    arguments.add("--JWT_PUBLIC_KEY=" + Tokens.PUBLIC_KEY);
    List.of(settings).forEach(setting -> arguments.add("--" + setting));
    return arguments;
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /// The stream function, for those who bring it batches by themselves.
  @SuppressWarnings("unchecked")
  public Consumer<Message<List<?>>> notes() {
    return context.getBean("notes", Consumer.class);
  }

  @SuppressWarnings("unchecked")
  public Consumer<Message<List<?>>> marks() {
    return context.getBean("marks", Consumer.class);
  }

  public Effects effects() {
    return get(Effects.class);
  }

  /// The numbers of an author's notes that were echoed, without repetitions of the same event.
  public List<Integer> echoes(String author) {
    return echoes(TestStack.topics(), author);
  }

  public List<Integer> echoes(TestTopics topics, String author) {
    var codec = get(EventCodec.class);
    var ids = new HashSet<UUID>();
    var numbers = new ArrayList<Integer>();
    for (var record : topics.records(Echo.ECHOES.name())) {
      var event =
          Objects.requireNonNull(codec.decode(Echo.ECHOES, record.headers(), record.value()));
      if (event.data() instanceof NoteEchoed(var by, var number)
          && by.equals(author)
          && ids.add(event.id())) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  public String url(String path) {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path;
  }

  @Override
  public void close() {
    context.close();
  }
}
