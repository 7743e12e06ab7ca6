/// Twilio's webhooks, in the order of their journey: the endpoint and its secret, the signature,
/// the form, the message or the delivery receipt in it.
@NullMarked
package io.centralita.gateway.twilio;

import org.jspecify.annotations.NullMarked;
