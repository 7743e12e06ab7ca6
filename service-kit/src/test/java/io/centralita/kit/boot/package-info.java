/// How services start, refuse to start, and live through the loss of what they stand on.
@NullMarked
package io.centralita.kit.boot;

import org.jspecify.annotations.NullMarked;
