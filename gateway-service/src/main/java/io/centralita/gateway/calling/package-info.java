/// What a caller gets: the other side of a link, or a sentence. The same whichever carrier brings
/// the call.
@NullMarked
package io.centralita.gateway.calling;

import org.jspecify.annotations.NullMarked;
