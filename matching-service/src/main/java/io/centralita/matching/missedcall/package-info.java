/// What a call to the number of the crop prices is answered with: one SMS, seldom, to whom it
/// helps.
@NullMarked
package io.centralita.matching.missedcall;

import org.jspecify.annotations.NullMarked;
