/// Questions to the message log: by lead, person, kind, words and time, a page at a time.
@NullMarked
package io.centralita.audit.search;

import org.jspecify.annotations.NullMarked;
