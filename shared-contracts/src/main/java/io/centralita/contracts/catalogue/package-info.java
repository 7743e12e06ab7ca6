/// What is offered and where: service categories and districts with the words people use for them.
@NullMarked
package io.centralita.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
