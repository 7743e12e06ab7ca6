/// The thread of cause and effect through topics: W3C trace context.
@NullMarked
package io.centralita.kit.trace;

import org.jspecify.annotations.NullMarked;
