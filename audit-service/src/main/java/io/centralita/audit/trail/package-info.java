/// The trail of business actions (A6): who did what, what state that left, and why.
@NullMarked
package io.centralita.audit.trail;

import org.jspecify.annotations.NullMarked;
