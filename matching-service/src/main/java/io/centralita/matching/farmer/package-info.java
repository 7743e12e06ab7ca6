/// Who gets prices for a missed call, and of what.
@NullMarked
package io.centralita.matching.farmer;

import org.jspecify.annotations.NullMarked;
