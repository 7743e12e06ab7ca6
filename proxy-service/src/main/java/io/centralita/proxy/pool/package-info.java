/// The numbers that stand between people: this service's own copy of the number directory.
@NullMarked
package io.centralita.proxy.pool;

import org.jspecify.annotations.NullMarked;
