/// Planted for the tests of the architecture rules.
@NullMarked
package io.centralita.testkit.planted.bad.leads;

import org.jspecify.annotations.NullMarked;
