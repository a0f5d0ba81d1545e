package org.aadsync.connector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.directory.Selection;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ObjectReader;

/** A directory in an LDIF file. For use by one thread. */
final class LdifConnector implements Connector {
  static final String CANNOT_OPEN = "no-start-file-open";
  static final String CANNOT_PARSE = "stopped-parsing-errors";

  private final ConnectorDefinition definition;
  private final Path path;
  private final Anchors anchors;

  LdifConnector(ConnectorDefinition definition, Path path) {
    this.definition = definition;
    this.path = path;
    this.anchors = new Anchors(definition);
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
    Optional<Watermark> before =
        request.watermark().flatMap(bytes -> Watermark.read(bytes, anchors));
    if (request.isDelta() && before.isEmpty()) {
      end(
          request,
          sink,
          new Completeness.FullImportRequired(
              "the watermark is of another version or of another connector"));
    } else if (Files.exists(path)) {
      importFile(request, before, sink);
    } else if (request.firstImport() && !request.isDelta()) {
      sink.accept(
          new ImportEvent.Checkpoint(
              request.partition().id(), new Watermark.Builder(anchors).build(), true));
      end(request, sink, new Completeness.Complete());
    } else {
      end(
          request,
          sink,
          new Completeness.Failed(
              CANNOT_OPEN,
              path + " does not exist, but an earlier import has read it; put the file back"));
    }
  }

  private void importFile(ImportRequest request, Optional<Watermark> before, ImportSink sink)
      throws ConnectorException {
    Selection selection = selection(definition, request.partition());
    try (LdifFile file = LdifFile.open(path)) {
      FileIndex index = FileIndex.scan(file, selection, anchors, false);
      new LdifImport(request.partition().id(), definition, file, index, anchors, before, sink)
          .run();
    } catch (LdifFormatException e) {
      end(request, sink, new Completeness.Failed(CANNOT_PARSE, path + ", " + e.getMessage()));
    } catch (IOException e) {
      throw new ConnectorException(CANNOT_OPEN, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void end(ImportRequest request, ImportSink sink, Completeness completeness) {
    sink.accept(new ImportEvent.End(request.partition().id(), completeness));
  }

  @Override
  public Optional<ObjectReader> objectReader() {
    return Optional.of(new LdifObjectReader(definition, path, anchors));
  }

  /**
   * Returns what the configuration selects; where partitions have one name, {@code wanted} wins.
   */
  static Selection selection(ConnectorDefinition definition, Partition wanted)
      throws ConnectorException {
    // The others are needed too: a record belongs to the partition with the longest naming context.
    List<Partition> all = new ArrayList<>(definition.partitions());
    all.removeIf(partition -> partition.id().equals(wanted.id()));
    all.add(wanted);
    return new Selection(definition.schema(), all);
  }

  @Override
  public ExportSession openExport() throws ConnectorException {
    Selection selection = new Selection(definition.schema(), definition.partitions());
    try {
      return new LdifExportSession(
          definition, ExportTarget.open(path, selection, anchors, definition.schema()));
    } catch (LdifFormatException e) {
      throw new ConnectorException(CANNOT_PARSE, path + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ConnectorException(
          CANNOT_OPEN, path + " cannot be exported to: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Files are open during an import or export only.
  }
}
