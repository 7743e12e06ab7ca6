/// The service between carriers and everybody else: conversations, what a text means, what is sent.
@NullMarked
package io.centralita.routing;

import org.jspecify.annotations.NullMarked;
