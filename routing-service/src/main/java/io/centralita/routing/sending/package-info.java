/// Bringing something to a person exactly once: in order, within the window, settled after every
/// crash.
@NullMarked
package io.centralita.routing.sending;

import org.jspecify.annotations.NullMarked;
