/// The phones page and how the simulator's own API says that something went wrong.
@NullMarked
package io.centralita.simulator.page;

import org.jspecify.annotations.NullMarked;
