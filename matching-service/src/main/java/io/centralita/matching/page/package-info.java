/// How much of a list is asked for at once.
@NullMarked
package io.centralita.matching.page;

import org.jspecify.annotations.NullMarked;
