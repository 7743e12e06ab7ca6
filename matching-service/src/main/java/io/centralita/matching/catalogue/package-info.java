/// What a tenant offers and where: its categories and districts, kept, published, imported.
@NullMarked
package io.centralita.matching.catalogue;

import org.jspecify.annotations.NullMarked;
