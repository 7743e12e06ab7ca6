/// What this service says to people, by way of routing-service.
@NullMarked
package io.centralita.proxy.sending;

import org.jspecify.annotations.NullMarked;
