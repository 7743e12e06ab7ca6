/// The numbers that tenants own and what each is for.
@NullMarked
package io.centralita.contracts.provisioning;

import org.jspecify.annotations.NullMarked;
