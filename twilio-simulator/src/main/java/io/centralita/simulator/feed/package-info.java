/// What the phones page sees live: a stream of everything that changes, which a browser can resume.
@NullMarked
package io.centralita.simulator.feed;

import org.jspecify.annotations.NullMarked;
