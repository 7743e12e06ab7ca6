/// The demo marketplace "Aliado": providers all over Lima, generated the same way every time.
@NullMarked
package io.centralita.fleet.demo;

import org.jspecify.annotations.NullMarked;
