/// Meta's Cloud API for numbers on its network: messages and templates.
@NullMarked
package io.centralita.simulator.meta;

import org.jspecify.annotations.NullMarked;
