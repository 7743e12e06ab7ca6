/// Sessions as the account owner sees them: opened empty, joined by one and by another, changed,
/// ended. What links two people is in `link`.
@NullMarked
package io.centralita.proxy.session;

import org.jspecify.annotations.NullMarked;
