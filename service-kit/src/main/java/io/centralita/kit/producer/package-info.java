/// Sending to Kafka: one producer a service, asynchronous, acknowledged by all replicas.
@NullMarked
package io.centralita.kit.producer;

import org.jspecify.annotations.NullMarked;
