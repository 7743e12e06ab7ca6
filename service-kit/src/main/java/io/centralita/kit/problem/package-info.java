/// Refusals of the services' APIs: `application/problem+json` with a code that stays the same.
@NullMarked
package io.centralita.kit.problem;

import org.jspecify.annotations.NullMarked;
