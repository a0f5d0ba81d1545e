/** Imports and exports beside bare LDAP: rates, memory, and what goes over the wire. */
@NullMarked
package org.aadsync.benchmarks.directory;

import org.jspecify.annotations.NullMarked;
