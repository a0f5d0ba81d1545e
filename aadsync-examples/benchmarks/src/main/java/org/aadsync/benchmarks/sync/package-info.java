/** The engine beside a synchronization written by hand, over the same made-up organization. */
@NullMarked
package org.aadsync.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
