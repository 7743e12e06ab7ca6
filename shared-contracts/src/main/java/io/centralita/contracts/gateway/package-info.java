/// What carriers told us: messages received, deliveries reported, calls and how they went.
@NullMarked
package io.centralita.contracts.gateway;

import org.jspecify.annotations.NullMarked;
