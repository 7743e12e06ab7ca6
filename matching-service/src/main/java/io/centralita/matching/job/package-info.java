/// Jobs that somebody has, and what their two people write about them: that it begins, that it is
/// done, how it was, that it cannot be done after all.
@NullMarked
package io.centralita.matching.job;

import org.jspecify.annotations.NullMarked;
