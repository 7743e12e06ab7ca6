/// What one writes to a proxy number reaches the other from the same number.
@NullMarked
package io.centralita.proxy.relay;

import org.jspecify.annotations.NullMarked;
