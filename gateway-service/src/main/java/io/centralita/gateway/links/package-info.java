/// Who is linked to whom over which proxy number: the open links, in as little memory as they need.
@NullMarked
package io.centralita.gateway.links;

import org.jspecify.annotations.NullMarked;
