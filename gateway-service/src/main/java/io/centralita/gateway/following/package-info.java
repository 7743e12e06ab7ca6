/// Topics of states in memory: each instance reads them whole and goes on reading.
@NullMarked
package io.centralita.gateway.following;

import org.jspecify.annotations.NullMarked;
