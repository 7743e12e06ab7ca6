/// Work that is looked for again and again: relays, deadlines, dispatch.
@NullMarked
package io.centralita.kit.loop;

import org.jspecify.annotations.NullMarked;
