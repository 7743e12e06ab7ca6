/// Refusals of the services' APIs: `application/problem+json` with a code that stays the same and a
/// sentence that says what to do, whoever refuses: a controller, the framework, security.
@NullMarked
package io.centralita.kit.problem;

import org.jspecify.annotations.NullMarked;
