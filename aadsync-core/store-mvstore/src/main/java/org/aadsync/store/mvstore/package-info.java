/** The state of an engine in files of one folder, over the storage engine of H2 (MVStore). */
@NullMarked
package org.aadsync.store.mvstore;

import org.jspecify.annotations.NullMarked;
