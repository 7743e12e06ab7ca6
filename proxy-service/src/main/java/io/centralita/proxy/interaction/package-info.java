/// What crossed a session: messages and calls, and what carriers said of them.
@NullMarked
package io.centralita.proxy.interaction;

import org.jspecify.annotations.NullMarked;
