/// From a batch of Kafka records to one transaction: decode, remember, handle, retry, dead-letter.
@NullMarked
package io.centralita.kit.consumer;

import org.jspecify.annotations.NullMarked;
