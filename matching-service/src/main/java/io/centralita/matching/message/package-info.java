/// What people write, brought to the lead or the offer that it is about.
@NullMarked
package io.centralita.matching.message;

import org.jspecify.annotations.NullMarked;
