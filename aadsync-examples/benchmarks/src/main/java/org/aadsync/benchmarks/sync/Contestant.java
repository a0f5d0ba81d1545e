package org.aadsync.benchmarks.sync;

/** Something that holds an {@link Organization} and synchronizes it into a cloud directory. */
interface Contestant extends AutoCloseable {
  /** Reads the organization, synchronizes it, and writes it to the cloud. */
  void load() throws Exception;

  /** Synchronizes everything again; nothing has changed. */
  void fullSync() throws Exception;

  /**
   * Changes the title of some users in the directory; what follows from it is not measured yet.
   *
   * @param round another one each time
   */
  void changeTitles(int round) throws Exception;

  /** Adds a user to the large group in the directory. */
  void addMember(int round) throws Exception;

  /** Reads what changed and synchronizes it. */
  void deltaSync() throws Exception;

  /** Writes what waits to the cloud, and sees it there; not measured. */
  void settle() throws Exception;

  @Override
  void close();
}
