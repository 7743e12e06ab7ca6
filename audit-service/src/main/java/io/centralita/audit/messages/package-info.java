/// The message log (A1): one row for each message and each trigger, however often it is heard of.
@NullMarked
package io.centralita.audit.messages;

import org.jspecify.annotations.NullMarked;
