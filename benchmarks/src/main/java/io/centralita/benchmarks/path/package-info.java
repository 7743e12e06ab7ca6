/// The path of a message, on real parts: a load program that prints what it measured.
@NullMarked
package io.centralita.benchmarks.path;

import org.jspecify.annotations.NullMarked;
