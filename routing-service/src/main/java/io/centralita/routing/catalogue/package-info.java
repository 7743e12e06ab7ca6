/// What each tenant offers and where, in memory, as matching-service tells: every instance reads
/// the whole topic and goes on reading.
@NullMarked
package io.centralita.routing.catalogue;

import org.jspecify.annotations.NullMarked;
