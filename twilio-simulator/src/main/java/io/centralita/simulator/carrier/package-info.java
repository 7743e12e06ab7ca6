/// The carrier between the business and the phones: what may be sent, how a message makes its way,
/// and what the business is told about it.
@NullMarked
package io.centralita.simulator.carrier;

import org.jspecify.annotations.NullMarked;
