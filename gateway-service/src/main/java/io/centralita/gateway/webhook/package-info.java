/// What all carriers' webhooks have in common: a body of bytes with a limit, a verdict, an answer
/// once the event is durable, a counter for each way to refuse.
@NullMarked
package io.centralita.gateway.webhook;

import org.jspecify.annotations.NullMarked;
