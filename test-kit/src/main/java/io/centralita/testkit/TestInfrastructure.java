package io.centralita.testkit;

import io.centralita.stack.Database;

/// Where the Kafka and the PostgreSQL of the tests come from. Each part starts when first asked
/// for.
sealed interface TestInfrastructure permits EmbeddedInfrastructure, ContainerInfrastructure {
  String bootstrapServers();

  Database database(String name);

  void stop();
}
