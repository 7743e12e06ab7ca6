/// A Twilio to develop against: its REST API, its signed webhooks, and the people with phones
/// behind it. It stands outside the door of Centralita, so it alone knows real numbers.
@NullMarked
package io.centralita.simulator;

import org.jspecify.annotations.NullMarked;
