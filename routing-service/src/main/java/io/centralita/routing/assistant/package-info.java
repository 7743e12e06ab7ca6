/// Free-form questions, answered by a model where one is configured, and with the help text where
/// not, or where it is slow, broken or too dear.
@NullMarked
package io.centralita.routing.assistant;

import org.jspecify.annotations.NullMarked;
