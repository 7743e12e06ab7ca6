/// Making an event durable within a bounded time, in Kafka or else in the spool, or saying that it
/// could not be done.
@NullMarked
package io.centralita.gateway.publishing;

import org.jspecify.annotations.NullMarked;
