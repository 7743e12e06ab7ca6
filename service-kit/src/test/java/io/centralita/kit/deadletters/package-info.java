/// Looking at dead letters and sending them back.
@NullMarked
package io.centralita.kit.deadletters;

import org.jspecify.annotations.NullMarked;
