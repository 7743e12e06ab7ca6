/// The business numbers of the account: who may send, and where what people send them goes.
@NullMarked
package io.centralita.simulator.number;

import org.jspecify.annotations.NullMarked;
