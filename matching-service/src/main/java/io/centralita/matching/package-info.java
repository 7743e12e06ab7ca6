/// Brings customers and providers together: who fits a request, who is asked, who gets it.
@NullMarked
package io.centralita.matching;

import org.jspecify.annotations.NullMarked;
