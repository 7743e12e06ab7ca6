/// Who may call a service's API: a token with a tenant and scopes.
@NullMarked
package io.centralita.kit.security;

import org.jspecify.annotations.NullMarked;
