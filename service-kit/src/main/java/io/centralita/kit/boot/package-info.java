/// What a service gets by having service-kit on its class path and `centralita.service` set.
@NullMarked
package io.centralita.kit.boot;

import org.jspecify.annotations.NullMarked;
