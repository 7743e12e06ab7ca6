/// The phones in people's hands: what they show, and what their owners write and tap. It is what
/// the phones page and tests talk to.
@NullMarked
package io.centralita.simulator.handset;

import org.jspecify.annotations.NullMarked;
