/// Who is linked to whom over which proxy number.
@NullMarked
package io.centralita.contracts.proxy;

import org.jspecify.annotations.NullMarked;
