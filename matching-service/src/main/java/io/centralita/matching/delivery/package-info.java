/// What carriers make of our messages: an offer that cannot reach its provider waits for nobody.
@NullMarked
package io.centralita.matching.delivery;

import org.jspecify.annotations.NullMarked;
