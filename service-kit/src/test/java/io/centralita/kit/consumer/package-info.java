/// What becomes of records, whatever they are and whatever happens meanwhile.
@NullMarked
package io.centralita.kit.consumer;

import org.jspecify.annotations.NullMarked;
