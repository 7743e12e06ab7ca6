/// What a message means, what is to be sent, and what became of it.
@NullMarked
package io.centralita.contracts.routing;

import org.jspecify.annotations.NullMarked;
