/// Rows that a marketplace hands over, as JSON or CSV of any length: read while they arrive, all
/// checked, and all taken or none.
@NullMarked
package io.centralita.matching.upload;

import org.jspecify.annotations.NullMarked;
