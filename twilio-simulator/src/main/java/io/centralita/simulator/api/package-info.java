/// Twilio's REST API as its own clients see it.
@NullMarked
package io.centralita.simulator.api;

import org.jspecify.annotations.NullMarked;
