/// The topics themselves: created as the catalogue says, with the dead letters of each consumer.
@NullMarked
package io.centralita.kit.topics;

import org.jspecify.annotations.NullMarked;
