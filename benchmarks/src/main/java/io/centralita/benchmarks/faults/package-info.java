/// Does everything to the fleet that can happen to it, and counts what people got.
@NullMarked
package io.centralita.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
