/// Topics of states in memory.
@NullMarked
package io.centralita.kit.following;

import org.jspecify.annotations.NullMarked;
