/// Requests that callers may repeat: the same key and the same request get the same answer.
@NullMarked
package io.centralita.matching.idempotency;

import org.jspecify.annotations.NullMarked;
