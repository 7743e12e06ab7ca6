/// Twilio, through its own SDK: messages handed over and looked up, templates created.
@NullMarked
package io.centralita.routing.carrier.twilio;

import org.jspecify.annotations.NullMarked;
