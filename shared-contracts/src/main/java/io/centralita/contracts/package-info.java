/// What services say to each other. Contracts change by adding optional fields; anything else is a
/// new version of the topic.
@NullMarked
package io.centralita.contracts;

import org.jspecify.annotations.NullMarked;
