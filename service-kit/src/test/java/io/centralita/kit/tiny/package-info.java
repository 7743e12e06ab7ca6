/// The smallest service there can be, for the tests of what all services stand on.
@NullMarked
package io.centralita.kit.tiny;

import org.jspecify.annotations.NullMarked;
