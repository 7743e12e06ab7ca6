/// provisioning-service: whose number is whose, and what each is for.
@NullMarked
package io.centralita.provisioning;

import org.jspecify.annotations.NullMarked;
