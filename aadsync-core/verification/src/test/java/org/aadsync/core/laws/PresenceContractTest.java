package org.aadsync.core.laws;

import org.aadsync.core.spi.Connector;

/** So does one whose delta imports tell what is there, and not what is gone. */
class PresenceContractTest extends MemoryDirectoryContractTest {
  @Override
  protected Connector connect() {
    directory.memory().reportPresence();
    return super.connect();
  }
}
