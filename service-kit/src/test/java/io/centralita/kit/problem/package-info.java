/// Every refusal of a service says what to do, in one form.
@NullMarked
package io.centralita.kit.problem;

import org.jspecify.annotations.NullMarked;
