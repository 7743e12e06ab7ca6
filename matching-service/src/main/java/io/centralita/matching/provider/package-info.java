/// Who does which jobs where, and who is best at it: the directory, its import, the ranking.
@NullMarked
package io.centralita.matching.provider;

import org.jspecify.annotations.NullMarked;
