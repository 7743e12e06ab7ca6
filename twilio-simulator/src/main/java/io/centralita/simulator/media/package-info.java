/// Pictures and other files that people and the business send each other.
@NullMarked
package io.centralita.simulator.media;

import org.jspecify.annotations.NullMarked;
