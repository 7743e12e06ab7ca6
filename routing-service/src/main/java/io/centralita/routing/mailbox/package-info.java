/// Whose mailbox a conversation is in: who is a provider is learned from offers, whose lead two
/// people talk about from the links between them.
@NullMarked
package io.centralita.routing.mailbox;

import org.jspecify.annotations.NullMarked;
