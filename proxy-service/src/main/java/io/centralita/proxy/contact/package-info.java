/// Finds in what people write by which they could be reached past the switchboard (P6): phone
/// numbers, e-mail addresses, links, names on other networks, accounts to pay to; also when they
/// are spelled out or disguised. Prices, dates, addresses and quantities are left alone.
@NullMarked
package io.centralita.proxy.contact;

import org.jspecify.annotations.NullMarked;
