/// What went over the air: every message with its whole story, found by id, by address and by
/// person.
@NullMarked
package io.centralita.simulator.message;

import org.jspecify.annotations.NullMarked;
