/// What a tenant may have otherwise than others: how long people are waited for, how busy a
/// provider may be, the time zone.
@NullMarked
package io.centralita.matching.settings;

import org.jspecify.annotations.NullMarked;
