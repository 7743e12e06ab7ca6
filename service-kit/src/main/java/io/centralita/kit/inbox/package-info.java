/// What was already taken: an event has one effect, however often it comes.
@NullMarked
package io.centralita.kit.inbox;

import org.jspecify.annotations.NullMarked;
