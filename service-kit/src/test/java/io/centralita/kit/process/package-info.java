/// Processes of their own, for tests that kill them.
@NullMarked
package io.centralita.kit.process;

import org.jspecify.annotations.NullMarked;
