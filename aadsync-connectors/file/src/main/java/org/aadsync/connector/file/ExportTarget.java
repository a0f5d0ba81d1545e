package org.aadsync.connector.file;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.ByteStreams;
import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.connector.directory.Selection;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that an export writes to: locked, indexed, replaced. For use by one thread. */
final class ExportTarget implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExportTarget.class);

  private final Path path;
  private final Closer resources;
  private final StagedDirectory directory;
  private final @Nullable HashCode contentHash;

  private ExportTarget(
      Path path, Closer resources, StagedDirectory directory, @Nullable HashCode contentHash) {
    this.path = path;
    this.resources = resources;
    this.directory = directory;
    this.contentHash = contentHash;
  }

  /**
   * Locks and indexes a file; one that does not exist is an empty directory.
   *
   * @throws ConnectorException if another export has the lock
   * @throws LdifFormatException if the file is no directory
   */
  static ExportTarget open(Path path, Selection selection, Anchors anchors, SpaceSchema schema)
      throws IOException, ConnectorException {
    Closer resources = Closer.create();
    boolean opened = false;
    try {
      resources.register(ExportLock.acquire(path));
      LdifFile file = Files.exists(path) ? resources.register(LdifFile.open(path)) : null;
      FileIndex index =
          file == null ? FileIndex.empty(anchors) : FileIndex.scan(file, selection, anchors, true);
      Spool spool = resources.register(new Spool(path));
      StagedDirectory directory =
          new StagedDirectory(file, index, anchors, new ReferenceChanges(schema), spool);
      opened = true;
      return new ExportTarget(
          path, resources, directory, file == null ? null : index.contentHash());
    } finally {
      if (!opened) {
        resources.close();
      }
    }
  }

  StagedDirectory directory() {
    return directory;
  }

  /** Replaces the file; after an exception it is what it was. */
  void commit() throws IOException {
    FileReplacement.replace(path, directory::writeTo, this::checkUntouched);
  }

  private void checkUntouched() throws IOException {
    HashCode found = null;
    if (Files.exists(path)) {
      try (HashingInputStream in =
          new HashingInputStream(Hashing.sha256(), Files.newInputStream(path))) {
        ByteStreams.exhaust(in);
        found = in.hash();
      }
    }
    if (found == null ? contentHash != null : !found.equals(contentHash)) {
      throw new IOException(
          path + " was changed by something else during the export; import it and export again");
    }
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (IOException e) {
      // Nothing depends on it any more: the content is in place or given up.
      LOG.warn("cannot release {}", path, e);
    }
  }
}
