/// Offers as other systems answer them.
@NullMarked
package io.centralita.matching.offer;

import org.jspecify.annotations.NullMarked;
