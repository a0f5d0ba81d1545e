/**
 * What every connector must do, as tests: extend {@link
 * org.aadsync.testing.contract.ConnectorContract} and say how to reach an empty directory. {@link
 * org.aadsync.testing.contract.ImportReplica} is for tests of one's own.
 */
@NullMarked
package org.aadsync.testing.contract;

import org.jspecify.annotations.NullMarked;
