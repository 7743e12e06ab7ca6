/// Who somebody is without saying it: addresses sealed at the door they come in by, and opened only
/// to leave by one (law 2).
@NullMarked
package io.centralita.contracts.address;

import org.jspecify.annotations.NullMarked;
