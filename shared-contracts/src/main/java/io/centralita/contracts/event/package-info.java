/// How facts and commands travel: CloudEvents in Kafka's binary mode, their ids, their topics.
@NullMarked
package io.centralita.contracts.event;

import org.jspecify.annotations.NullMarked;
