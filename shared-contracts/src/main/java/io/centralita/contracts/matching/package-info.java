/// The life of a lead, from the request to the assignment or its visible loss.
@NullMarked
package io.centralita.contracts.matching;

import org.jspecify.annotations.NullMarked;
