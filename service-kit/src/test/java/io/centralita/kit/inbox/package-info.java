/// An event has its effect once.
@NullMarked
package io.centralita.kit.inbox;

import org.jspecify.annotations.NullMarked;
