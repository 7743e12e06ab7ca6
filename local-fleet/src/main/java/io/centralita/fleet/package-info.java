/// The whole of Centralita in one JVM, on an embedded Kafka and PostgreSQL, with virtual phones to
/// write from: what `./centralita run` starts and what the fleet's stories are told on.
@NullMarked
package io.centralita.fleet;

import org.jspecify.annotations.NullMarked;
