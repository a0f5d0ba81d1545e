package org.aadsync.store.mvstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;

/**
 * Makes a state file small again: what counts in it is written to a new file, which takes its
 * place. Until then the old file is the state; afterwards both would be the same one.
 *
 * <p>Nothing is moved inside the file, as the library would do it when it closes a store: a chunk
 * that gets lost on the way is a state that is lost (H2 issues 4086 and 4247).
 */
final class Compaction {
  static final String SUFFIX = ".new";

  private static final long WORTH_FROM_BYTES = 1 << 20;
  private static final int COMMIT_EVERY_BYTES = 8 << 20;
  private static final int LOOK_AT_CLOCK_EVERY = 1_000;

  /** The library's own compaction is not asked for. */
  private static final int NO_COMPACTION = 0;

  private final FilePath file;
  private final FilePath target;
  private final int version;
  private final Supplier<MVStore.Builder> builders;

  /**
   * Makes one.
   *
   * @param file the state file
   * @param version the version of what is in it
   * @param builders makes the new store, when it has been told its file
   */
  Compaction(FilePath file, int version, Supplier<MVStore.Builder> builders) {
    this.file = file;
    this.target = file.getPath(file + SUFFIX);
    this.version = version;
    this.builders = builders;
  }

  /** Removes what one left that did not come to its end. */
  void clean() {
    if (target.exists()) {
      target.delete();
    }
  }

  /** Returns whether less than half of the file counts. */
  static boolean isWorthwhile(MVStore store) {
    long size = store.getFileStore().size();
    double used = store.getFillRate() / 100.0 * store.getFileStore().getChunksFillRate() / 100.0;
    return size >= WORTH_FROM_BYTES && used < 0.5;
  }

  /**
   * Closes the store of the file, and writes the file anew if asked to. What was committed is there
   * already; that the file stays as it is is no reason to fail.
   *
   * @param limit after so long it is given up
   * @return whether it was written anew
   */
  boolean close(MVStore store, boolean compacts, Duration limit) {
    boolean compacted = false;
    try {
      compacted = compacts && copy(store, limit);
    } catch (IOException | RuntimeException e) {
      // A full disk, for example: the file stays as it is.
    } finally {
      store.close(NO_COMPACTION);
    }
    try {
      if (compacted) {
        replace();
      } else {
        clean();
      }
      return compacted;
    } catch (IOException | RuntimeException e) {
      return false; // whichever of the two has the name is the state
    }
  }

  /** Writes what counts to the new file, and returns whether that came to its end in time. */
  private boolean copy(MVStore from, Duration limit) throws IOException {
    clean();
    long start = System.nanoTime();
    OwnersAlone.makeFile(target, file);
    MVStore to = builders.get().fileName(target.toString()).open();
    boolean done = false;
    try {
      to.setStoreVersion(version);
      MvStateStore.copyCommits(from, to);
      done = copyRecords(from, to, start + limit.toNanos());
      if (done) {
        to.commit();
        to.sync();
        to.close();
      }
      return done;
    } finally {
      if (!done) {
        to.closeImmediately();
      }
    }
  }

  private boolean copyRecords(MVStore from, MVStore to, long end) {
    MVMap<Long, byte[]> records = MvStateStore.records(to);
    Cursor<Long, byte[]> cursor = MvStateStore.records(from).cursor(null);
    long uncommitted = 0;
    for (long number = 1; cursor.hasNext(); number++) {
      Long key = cursor.next();
      byte[] value = cursor.getValue();
      records.put(key, value);
      uncommitted += value.length;
      if (uncommitted > COMMIT_EVERY_BYTES) {
        to.commit();
        uncommitted = 0;
      }
      if (number % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() - end > 0) {
        return false;
      }
    }
    return true;
  }

  /** Puts the new file in the place of the old one, which nobody may have open. */
  private void replace() throws IOException {
    target.moveTo(file, true);
    Path folder = Path.of(file.unwrap().toString()).getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // The next commit is in the new file, and must not be lost with its name.
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
