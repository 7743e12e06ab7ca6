/// Stories across the fleet, from phone to phone: they read like a chat.
@org.jspecify.annotations.NullMarked
package io.centralita.fleet.story;
