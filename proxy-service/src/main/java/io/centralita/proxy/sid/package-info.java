/// Twilio's way of naming things: two letters for what it is, and 32 hexadecimal digits.
@NullMarked
package io.centralita.proxy.sid;

import org.jspecify.annotations.NullMarked;
