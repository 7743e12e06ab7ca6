/// What Twilio posts, for all who post in its place.
@NullMarked
package io.centralita.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
