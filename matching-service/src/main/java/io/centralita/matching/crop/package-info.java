/// What farmers grow, and what a kilogram of it costs in which market.
@NullMarked
package io.centralita.matching.crop;

import org.jspecify.annotations.NullMarked;
