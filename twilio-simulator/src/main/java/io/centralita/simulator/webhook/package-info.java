/// Twilio's side of webhooks: what they carry, how they are signed, where they go and how often
/// they are tried.
@NullMarked
package io.centralita.simulator.webhook;

import org.jspecify.annotations.NullMarked;
