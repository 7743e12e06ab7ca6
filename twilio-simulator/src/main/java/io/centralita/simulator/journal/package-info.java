/// What lets the phones still show yesterday's chats: an append-only file of what happened.
@NullMarked
package io.centralita.simulator.journal;

import org.jspecify.annotations.NullMarked;
