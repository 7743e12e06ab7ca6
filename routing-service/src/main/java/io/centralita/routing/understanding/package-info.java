/// What a text means, decided once for everybody. Pure: a text and what is known of it go in, a
/// meaning comes out.
@NullMarked
package io.centralita.routing.understanding;

import org.jspecify.annotations.NullMarked;
