/// Kommo's Chats API: messages into its chats under ids of ours, and their history.
@NullMarked
package io.centralita.routing.carrier.kommo;

import org.jspecify.annotations.NullMarked;
