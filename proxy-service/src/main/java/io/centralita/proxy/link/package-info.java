/// Who is linked to whom over which number: allocation, expiry, closing.
@NullMarked
package io.centralita.proxy.link;

import org.jspecify.annotations.NullMarked;
