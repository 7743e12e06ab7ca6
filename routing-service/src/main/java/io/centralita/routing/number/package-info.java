/// Which carrier brings the messages of which number of ours, as the number directory tells.
@NullMarked
package io.centralita.routing.number;

import org.jspecify.annotations.NullMarked;
