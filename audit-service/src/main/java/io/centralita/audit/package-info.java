/// The record of everything: what was said, what it set off, who did what and why. Reads what the
/// other services publish and changes nothing of theirs.
@NullMarked
package io.centralita.audit;

import org.jspecify.annotations.NullMarked;
