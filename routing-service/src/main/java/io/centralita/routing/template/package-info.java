/// The words that people read: named messages in both languages, with raw values made readable.
@NullMarked
package io.centralita.routing.template;

import org.jspecify.annotations.NullMarked;
