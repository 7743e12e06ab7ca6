/// Lists that people leaf through, newest first: filters that are checked, pages that stay put
/// while rows are added.
@NullMarked
package io.centralita.audit.paging;

import org.jspecify.annotations.NullMarked;
