/// What carriers told us: messages received, deliveries reported.
@NullMarked
package io.centralita.contracts.gateway;

import org.jspecify.annotations.NullMarked;
