/// proxy-service: two people write to each other over a number that is neither's.
@NullMarked
package io.centralita.proxy;

import org.jspecify.annotations.NullMarked;
