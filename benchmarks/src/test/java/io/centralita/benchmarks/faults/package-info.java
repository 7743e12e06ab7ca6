@NullMarked
package io.centralita.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
