/// What people send along, handed on to the carrier that is to deliver it: a carrier gives its
/// media to the account alone, and their addresses name the account. So each gets an address of the
/// gateway's, whose signature is the permission to fetch this one.
@NullMarked
package io.centralita.gateway.media;

import org.jspecify.annotations.NullMarked;
