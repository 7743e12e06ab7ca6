/// What people write: remembered, understood, and passed on once.
@NullMarked
package io.centralita.routing.reception;

import org.jspecify.annotations.NullMarked;
