/// The number directory: what the configuration says, kept in a table and said to everybody in a
/// compacted topic.
@NullMarked
package io.centralita.provisioning.directory;

import org.jspecify.annotations.NullMarked;
