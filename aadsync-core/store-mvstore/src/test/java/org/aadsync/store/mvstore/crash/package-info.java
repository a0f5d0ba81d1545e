/** What is left of an engine, and of the directories that it writes, when its process is killed. */
@NullMarked
package org.aadsync.store.mvstore.crash;

import org.jspecify.annotations.NullMarked;
