/// The door: what carriers post comes in here, is checked, sealed and made durable, and only then
/// answered.
@NullMarked
package io.centralita.gateway;

import org.jspecify.annotations.NullMarked;
