/// A real Kafka and a real PostgreSQL that start from Java in seconds, without Docker, and keep
/// their data: the ground that the local fleet and the integration tests stand on. Production runs
/// neither; it is given addresses.
///
/// Everything that can go wrong on somebody's laptop (a port in use, a full disk, a folder that
/// another fleet works in) ends as one [io.centralita.stack.StackFailure] whose message says what
/// to do.
@NullMarked
package io.centralita.stack;

import org.jspecify.annotations.NullMarked;
