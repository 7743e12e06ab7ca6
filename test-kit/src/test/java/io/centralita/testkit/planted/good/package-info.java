/// Planted for the tests of the architecture rules.
@NullMarked
package io.centralita.testkit.planted.good;

import org.jspecify.annotations.NullMarked;
