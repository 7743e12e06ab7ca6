/// Topics of states in memory: each instance reads the whole of one, without a group, and goes on
/// reading.
@NullMarked
package io.centralita.kit.following;

import org.jspecify.annotations.NullMarked;
