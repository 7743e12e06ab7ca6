/// Ids and small values that several vocabularies share; each validates itself.
@NullMarked
package io.centralita.contracts.values;

import org.jspecify.annotations.NullMarked;
