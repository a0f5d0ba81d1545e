package org.aadsync.connector.ldap.generic;

/** The engine and a directory whose changes show by their time. */
class InMemoryStoryTest extends EngineStory {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }
}
