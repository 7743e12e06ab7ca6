/// What the tests of several modules share: time that stands still until told, one Kafka and one
/// PostgreSQL a test run, topics as lists, and the rules of how Centralita is built. Never on a
/// production class path.
@NullMarked
package io.centralita.testkit;

import org.jspecify.annotations.NullMarked;
