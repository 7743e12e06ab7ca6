/// Whose number was written to, and what it is for: the number directory, in memory.
@NullMarked
package io.centralita.gateway.directory;

import org.jspecify.annotations.NullMarked;
