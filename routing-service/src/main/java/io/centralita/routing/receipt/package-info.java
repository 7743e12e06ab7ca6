/// What carriers report of messages after they took them.
@NullMarked
package io.centralita.routing.receipt;

import org.jspecify.annotations.NullMarked;
