/// The life of a lead: a pure state machine, the rows it is kept in, and what it tells the world.
@NullMarked
package io.centralita.matching.lead;

import org.jspecify.annotations.NullMarked;
