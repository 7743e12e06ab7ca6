/// What carriers are asked and how they answer. A folder for each carrier.
@NullMarked
package io.centralita.routing.carrier;

import org.jspecify.annotations.NullMarked;
