/// Meta's Cloud API, called directly: messages, templates by name and language, its errors.
@NullMarked
package io.centralita.routing.carrier.meta;

import org.jspecify.annotations.NullMarked;
