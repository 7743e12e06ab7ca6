/// Looking at records that were put aside, and sending them back, from a terminal.
@NullMarked
package io.centralita.kit.deadletters;

import org.jspecify.annotations.NullMarked;
