/// Events leave when, and only when, their transaction committed, in its order.
@NullMarked
package io.centralita.kit.outbox;

import org.jspecify.annotations.NullMarked;
