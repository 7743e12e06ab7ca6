/// Calls between people and the business numbers: what TwiML makes of them, whose phone rings, who
/// hears what, and what Twilio tells the business about it.
@NullMarked
package io.centralita.simulator.call;

import org.jspecify.annotations.NullMarked;
