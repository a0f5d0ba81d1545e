package org.aadsync.store.mvstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A state in a folder of its own: {@value #STATE_FILE} with the records, {@value #COMMIT_FILE} with
 * the number of the last commit, {@value #LOCK_FILE}. They belong together: a backup is one of the
 * whole folder, made while it is closed.
 *
 * <p>Each commit is forced to the storage before it returns. What is there is never changed in
 * place, so that a commit which does not come to its end leaves the one before. A folder that is
 * not as it was written, or that a newer version wrote, is refused and left alone.
 *
 * <p>The folder holds all that directories told about people, and first passwords that wait for
 * their export. What this class makes is its owner's alone, where the file system knows owners.
 *
 * <p>The bytes of a record that was replaced stay in the file until it is written anew. That is
 * done at the end of a run in which a first password was exported ({@link
 * StateBatch#endsSecrets()}), so that no password stays which the directory has; and when less than
 * half of the file counts, now and then and when the state is closed. What takes longer than ten
 * seconds is given up and tried again after 50, 100, 200 … commits; for the sake of passwords
 * closing takes up to two minutes. What was not done is still owed when the state is opened next.
 * Blocks that the file system or the disk gave up are beyond this class.
 *
 * <p>For use by one thread. It keeps 16 MB of pages in memory.
 */
public final class MvStateStore implements StateStore {
  static final String STATE_FILE = "aadsync.state";
  static final String COMMIT_FILE = "aadsync.commit";
  static final String LOCK_FILE = "aadsync.lock";

  /** Version of what is in the state file, records aside, which have their own. */
  private static final int VERSION = 1;

  private static final String RECORDS = "records";
  private static final String COMMITS = "commits";
  private static final String LAST = "last";

  /** Old bytes of the file hold secrets since this commit. */
  private static final String SECRETS = "secrets";

  private static final int CACHE_MEGABYTES = 16;
  private static final int COMPACT_EVERY = 50;

  private static final Duration COMPACTION_LIMIT = Duration.ofSeconds(10);
  private static final Duration LAST_LIMIT = Duration.ofMinutes(2);

  private final FilePath stateFile;
  private final FilePath commitFile;
  private final Compaction compaction;
  private final FolderLock lock;
  private final int batchSize;
  private long commits;
  private @Nullable MVStore reading;
  private @Nullable MVStore writing;
  private @Nullable CommitNumber commitNumber;
  private long compactsFrom;
  private long patience = COMPACT_EVERY;
  private boolean oldSecrets;
  private boolean closed;

  private MvStateStore(FilePath folder, FolderLock lock, int batchSize) {
    this.stateFile = folder.getPath(folder + "/" + STATE_FILE);
    this.commitFile = folder.getPath(folder + "/" + COMMIT_FILE);
    this.compaction = new Compaction(stateFile, VERSION, MvStateStore::anyBuilder);
    this.lock = lock;
    this.batchSize = batchSize;
  }

  /** Returns whether there is a state in a folder, whole or not, without changing anything. */
  public static boolean isPresent(Path folder) {
    return Files.exists(folder.resolve(COMMIT_FILE)) || Files.exists(folder.resolve(STATE_FILE));
  }

  /**
   * Opens a state, or begins one.
   *
   * @param folder where it is; made if it does not exist
   * @throws StateStoreException if another process has it open, it is damaged, a newer version
   *     wrote it, or this process may not write there
   */
  public static MvStateStore open(Path folder) {
    return open(folder, DEFAULT_BATCH_SIZE);
  }

  /**
   * Opens a state, or begins one.
   *
   * @param folder where it is; made if it does not exist
   * @param batchSize how many changed objects the engine collects before it makes them durable;
   *     more cost memory, fewer time
   * @throws StateStoreException as above
   */
  public static MvStateStore open(Path folder, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch size of " + batchSize + "; expected 1 or more");
    }
    try {
      OwnersAlone.makeFolder(folder);
    } catch (IOException e) {
      throw Failures.writing(folder.toString(), e);
    }
    return open(FilePath.get(folder.toAbsolutePath().toString()), batchSize);
  }

  static MvStateStore open(FilePath folder, int batchSize) {
    FolderLock lock;
    try {
      lock = FolderLock.acquire(folder.getPath(folder + "/" + LOCK_FILE));
    } catch (IOException | MVStoreException e) {
      throw Failures.writing(folder.toString(), e);
    }
    MvStateStore store = new MvStateStore(folder, lock, batchSize);
    boolean opened = false;
    try {
      store.openForReading();
      opened = true;
      return store;
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  /** Opens what there is without changing anything. */
  private void openForReading() {
    if (!commitFile.exists()) {
      if (stateFile.exists()) {
        throw Failures.damaged(commitFile.toString(), "it is missing", null);
      }
      return;
    }
    long expected;
    try {
      expected = CommitNumber.read(commitFile);
    } catch (CommitNumber.NotReadableException e) {
      throw Failures.damaged(commitFile.toString(), "it holds no number of a commit", e);
    } catch (IOException e) {
      throw Failures.reading(commitFile.toString(), e);
    }
    long found = 0;
    try {
      // An empty one was being made when the process ended, and could not be opened for reading.
      if (stateFile.exists() && stateFile.size() > 0) {
        MVStore opened = builder().readOnly().open();
        reading = opened;
        checkVersion(opened);
        found = lastCommit(opened);
      }
    } catch (MVStoreException e) {
      if (expected > 0) {
        throw Failures.reading(stateFile.toString(), e);
      }
      // It was being made when the process ended.
    } catch (StateStoreException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) { // the library has assertions about its files
      throw Failures.reading(stateFile.toString(), e);
    }
    if (found != expected && found != expected + 1) {
      throw Failures.damaged(
          stateFile.toString(),
          "it has commit " + found + " where the last one was " + expected,
          null);
    }
    commits = found;
  }

  private MVStore.Builder builder() {
    return anyBuilder().fileName(stateFile.toString());
  }

  private static MVStore.Builder anyBuilder() {
    return new MVStore.Builder().autoCommitDisabled().cacheSize(CACHE_MEGABYTES);
  }

  private void checkVersion(MVStore store) {
    if (store.getStoreVersion() > VERSION) {
      throw Failures.newer(
          stateFile.toString(),
          "it has version "
              + store.getStoreVersion()
              + ", this version of the program reads up to "
              + VERSION,
          null);
    }
  }

  private static MVMap<String, Long> commits(MVStore store) {
    return store.openMap(
        COMMITS,
        new MVMap.Builder<String, Long>()
            .keyType(StringDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  private static long lastCommit(MVStore store) {
    return store.hasMap(COMMITS) ? commits(store).getOrDefault(LAST, 0L) : 0;
  }

  /** Copies the number of the last commit, but not that old bytes hold secrets: there are none. */
  static void copyCommits(MVStore from, MVStore to) {
    commits(to).put(LAST, lastCommit(from));
  }

  static MVMap<Long, byte[]> records(MVStore store) {
    return store.openMap(
        RECORDS,
        new MVMap.Builder<Long, byte[]>()
            .keyType(LongDataType.INSTANCE)
            .valueType(new BytesType()));
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void read(Consumer<StateRecord> sink) {
    checkOpen();
    MVStore store = writing != null ? writing : reading;
    if (store == null || commits == 0) {
      return;
    }
    String file = stateFile.toString();
    Cursor<Long, byte[]> cursor;
    try {
      cursor = records(store).cursor(null);
    } catch (RuntimeException | AssertionError e) {
      throw Failures.reading(file, e);
    }
    while (true) {
      StateRecord record;
      try {
        if (!cursor.hasNext()) {
          return;
        }
        long key = cursor.next();
        record = new StateRecord(key, ByteString.copyOf(cursor.getValue()));
      } catch (RuntimeException | AssertionError e) {
        throw Failures.reading(file, e);
      }
      try {
        sink.accept(record);
      } catch (StateStoreException e) {
        throw e.in(file);
      }
    }
  }

  @Override
  public void commit(StateBatch batch) {
    checkOpen();
    String file = stateFile.toString();
    try {
      MVStore store = openForWriting();
      MVMap<Long, byte[]> records = records(store);
      batch.deletes().forEach(records::remove);
      for (StateRecord record : batch.puts()) {
        records.put(record.key(), record.value().toByteArray());
      }
      long next = commits + 1;
      commits(store).put(LAST, next);
      if (batch.endsSecrets()) {
        commits(store).put(SECRETS, next);
        oldSecrets = true;
      }
      store.commit();
      store.sync();
      commits = next;
      file = commitFile.toString();
      if (commitNumber != null) {
        commitNumber.advance(next);
      }
      if (next >= compactsFrom && isRewriteDue(store, batch.boundary())) {
        file = stateFile.toString();
        if (!compaction.close(store, true, COMPACTION_LIMIT)) {
          compactsFrom = next + patience; // it takes its time, so less and less often
          patience *= 2;
        }
        reopen();
      }
    } catch (IOException | RuntimeException e) {
      abandon();
      throw e instanceof StateStoreException known ? known : Failures.writing(file, e);
    }
  }

  private boolean isRewriteDue(MVStore store, Boundary boundary) {
    return boundary == Boundary.RUN_END && oldSecrets
        || commits % COMPACT_EVERY == 0 && Compaction.isWorthwhile(store);
  }

  private MVStore openForWriting() throws IOException {
    MVStore store = writing;
    if (store != null) {
      return store;
    }
    if (reading != null) {
      reading.closeImmediately();
      reading = null;
    }
    if (commitFile.exists()) {
      commitNumber = CommitNumber.open(commitFile, commits);
    } else {
      commitNumber = CommitNumber.create(commitFile);
    }
    if (commits == 0 && stateFile.exists()) {
      stateFile.delete(); // it was being made when the process ended
    }
    compaction.clean();
    store = reopen();
    if (commits == 0) {
      store.setStoreVersion(VERSION);
    }
    return store;
  }

  private MVStore reopen() throws IOException {
    OwnersAlone.makeFile(stateFile);
    MVStore store = builder().open();
    writing = store;
    oldSecrets = commits(store).containsKey(SECRETS);
    if (lastCommit(store) != commits) {
      throw Failures.damaged(stateFile.toString(), "it changed since it was read", null);
    }
    return store;
  }

  /** Lets go of everything without writing anything more. */
  private void abandon() {
    closed = true;
    try {
      if (writing != null) {
        writing.closeImmediately();
      }
      closeOthers();
    } catch (IOException | RuntimeException e) {
      // What made it fail is told; this would only be the same.
    }
  }

  private void closeOthers() throws IOException {
    if (reading != null) {
      reading.closeImmediately();
    }
    if (commitNumber != null) {
      commitNumber.close();
    }
    lock.close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (writing != null) {
        compaction.close(
            writing,
            oldSecrets || Compaction.isWorthwhile(writing),
            oldSecrets ? LAST_LIMIT : COMPACTION_LIMIT);
      }
    } catch (RuntimeException e) {
      throw Failures.writing(stateFile.toString(), e);
    } finally {
      try {
        closeOthers();
      } catch (IOException e) {
        // Nothing was waiting to be written.
      }
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new StateStoreException(
          Problem.CLOSED, stateFile.toString(), "open the folder again, and build another engine");
    }
  }
}
