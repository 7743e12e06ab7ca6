/// Services: how the sessions of one application behave, and which numbers are theirs. Each tenant
/// has one that nobody had to ask for.
@NullMarked
package io.centralita.proxy.service;

import org.jspecify.annotations.NullMarked;
