/// Kommo's Chats API for numbers on its network: messages, chats and their history.
@NullMarked
package io.centralita.simulator.kommo;

import org.jspecify.annotations.NullMarked;
