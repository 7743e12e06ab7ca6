package io.centralita.kit.tiny;

import io.centralita.stack.Database;
import io.centralita.testkit.TestStack;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One running instance of the tiny service.
public final class Tiny implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Tiny(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// @param settings `name=value`; they win over everything else
  public static Tiny start(Database database, String... settings) {
    var arguments = new ArrayList<String>();
    arguments.add("--spring.config.name=tiny-service");
    arguments.add("--KAFKA_BOOTSTRAP_SERVERS=" + TestStack.bootstrapServers());
    arguments.add("--DATABASE_URL=" + database.url());
    arguments.add("--DATABASE_USERNAME=" + database.username());
    arguments.add("--DATABASE_PASSWORD=" + database.password());
    arguments.add("--JWT_PUBLIC_KEY=" + Tokens.PUBLIC_KEY);
    List.of(settings).forEach(setting -> arguments.add("--" + setting));
    return new Tiny(
        new SpringApplicationBuilder(TinyService.class).run(arguments.toArray(String[]::new)));
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public Effects effects() {
    return get(Effects.class);
  }

  public String url(String path) {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path;
  }

  @Override
  public void close() {
    context.close();
  }
}
