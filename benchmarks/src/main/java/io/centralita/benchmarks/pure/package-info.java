/// Pieces that touch nothing outside the processor, under JMH.
@NullMarked
package io.centralita.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
