/// Faults on demand: what can go wrong between Twilio and the business, when somebody asks for it.
@NullMarked
package io.centralita.simulator.fault;

import org.jspecify.annotations.NullMarked;
