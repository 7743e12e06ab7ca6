/// Who talks to which number, in which language, and until when anything may be written to them.
@NullMarked
package io.centralita.routing.conversation;

import org.jspecify.annotations.NullMarked;
