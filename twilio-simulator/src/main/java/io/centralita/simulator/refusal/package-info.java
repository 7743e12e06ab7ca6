/// How Twilio says no: the closed catalogue of errors that the simulator answers with.
@NullMarked
package io.centralita.simulator.refusal;

import org.jspecify.annotations.NullMarked;
