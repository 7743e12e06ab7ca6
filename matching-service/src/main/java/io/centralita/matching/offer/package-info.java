/// Offers as other systems see them, and the deadlines that end them when nobody answers.
@NullMarked
package io.centralita.matching.offer;

import org.jspecify.annotations.NullMarked;
