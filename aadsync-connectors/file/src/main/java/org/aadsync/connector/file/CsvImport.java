package org.aadsync.connector.file;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.jspecify.annotations.Nullable;

/**
 * One import. It begins when the file was read through once without a fault: a file that is no
 * table reports nothing. For use by one thread.
 */
final class CsvImport {
  private final UUID partition;
  private final ConnectorDefinition definition;
  private final CsvFile file;
  private final CsvIndex index;
  private final @Nullable Watermark before;
  private final Watermark.Builder after;
  private final ImportSink sink;
  private long skipped;

  CsvImport(
      UUID partition,
      ConnectorDefinition definition,
      CsvFile file,
      CsvIndex index,
      Anchors anchors,
      Optional<Watermark> before,
      ImportSink sink) {
    this.partition = partition;
    this.definition = definition;
    this.file = file;
    this.index = index;
    this.before = before.orElse(null);
    this.after = new Watermark.Builder(anchors);
    this.sink = sink;
  }

  void run() throws IOException {
    if (before != null) {
      // First, so that a new object can take the place of one that is gone.
      before.forEach(this::reportGone);
    }
    CsvRows rows = index.rows();
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      report(row);
    }
    file.requireUnchanged();
    if (skipped > 0) {
      sink.accept(new ImportEvent.Skipped(partition, "of no selected object class", skipped));
    }
    sink.accept(new ImportEvent.Checkpoint(partition, after.build(), true));
    sink.accept(new ImportEvent.End(partition, new ImportEvent.Completeness.Complete()));
  }

  private void reportGone(Anchor anchor, ObjectDigest digest) {
    if (index.isNotSelected(anchor)) {
      sink.accept(new ImportEvent.LeftScope(partition, anchor));
    } else if (index.line(anchor) == KeyIndex.NONE) {
      if (index.hasRowsWithoutKey()) {
        // Its row may be one of those of which the key cannot be told: a later import decides.
        after.add(anchor, digest);
      } else {
        sink.accept(new ImportEvent.Deleted(partition, anchor, false));
      }
    }
  }

  private void report(CsvRow row) {
    Anchor anchor = null;
    try {
      anchor = index.objects().anchor(row);
      String objectClass = index.objects().objectClass(row);
      if (index.objects().isSelected(objectClass)) {
        report(index.objects().object(row, anchor, objectClass));
      } else {
        skipped++;
      }
    } catch (RefusedException e) {
      reject(anchor, e.error());
    }
  }

  private void report(ImportedObject object) {
    ObjectDigest digest = ObjectDigest.of(object, definition.schema());
    after.add(object.anchor(), digest);
    ObjectDigest old = before == null ? null : before.find(object.anchor()).orElse(null);
    if (old == null || !old.content().equals(digest.content())) {
      sink.accept(new ImportEvent.Full(partition, object));
    } else if (old.nameHash() != digest.nameHash()) {
      // Where case does not matter, a key can change its spelling.
      sink.accept(new ImportEvent.Moved(partition, object.anchor(), object.dn()));
    }
  }

  private void reject(@Nullable Anchor anchor, ConnectorError error) {
    String dn = null;
    if (anchor != null) {
      dn = CsvObjects.name(anchor).toString();
      after.add(anchor, ObjectDigest.rejected(dn));
    }
    sink.accept(new ImportEvent.Rejected(partition, dn, anchor, error));
  }
}
