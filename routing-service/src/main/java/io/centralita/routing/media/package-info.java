/// Pictures, recordings and files that people send: fetched from the carrier, looked at, and kept
/// by their hash.
@NullMarked
package io.centralita.routing.media;

import org.jspecify.annotations.NullMarked;
