/// Events that leave with the transaction that caused them, and not without it (law 1).
@NullMarked
package io.centralita.kit.outbox;

import org.jspecify.annotations.NullMarked;
