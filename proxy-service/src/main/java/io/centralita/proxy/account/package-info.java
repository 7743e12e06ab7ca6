/// The accounts by which owners call the Proxy API and by which their callbacks are signed.
@NullMarked
package io.centralita.proxy.account;

import org.jspecify.annotations.NullMarked;
