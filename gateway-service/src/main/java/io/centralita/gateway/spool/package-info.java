/// Where acknowledged events wait on this machine's disk while Kafka cannot take them. What lies
/// here is what would lie in Kafka: records whose addresses are sealed, never a request.
@NullMarked
package io.centralita.gateway.spool;

import org.jspecify.annotations.NullMarked;
