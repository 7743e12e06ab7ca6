/// Kommo's Chats API: its signature, and the messages of its chats.
@NullMarked
package io.centralita.gateway.kommo;

import org.jspecify.annotations.NullMarked;
