/// Meta's WhatsApp Cloud API: the handshake, the signature, batches of messages and statuses.
@NullMarked
package io.centralita.gateway.meta;

import org.jspecify.annotations.NullMarked;
