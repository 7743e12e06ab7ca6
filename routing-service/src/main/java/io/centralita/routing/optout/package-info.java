/// Who wants nothing more from which sender.
@NullMarked
package io.centralita.routing.optout;

import org.jspecify.annotations.NullMarked;
