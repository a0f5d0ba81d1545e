package org.aadsync.connector.file;

import com.google.common.base.Joiner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ObjectReader;

/** A table in a file of delimited text. For use by one thread. */
final class CsvConnector implements Connector {
  private final ConnectorDefinition definition;
  private final CsvFormat format;
  private final Anchors anchors;

  CsvConnector(ConnectorDefinition definition, CsvFormat format) {
    this.definition = definition;
    this.format = format;
    String columns = Joiner.on(',').join(format.anchor().stream().map(CsvHeader::key).iterator());
    this.anchors = Anchors.ofKeys("csv:" + columns, definition);
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
              "the watermark is of another version, of another connector or of another key"));
    } else if (Files.exists(format.path())) {
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
              LdifConnector.CANNOT_OPEN,
              format.path()
                  + " does not exist, but an earlier import has read it; put the file back"));
    }
  }

  private void importFile(ImportRequest request, Optional<Watermark> before, ImportSink sink)
      throws ConnectorException {
    try (CsvFile file = CsvFile.open(format)) {
      CsvIndex index = CsvIndex.scan(file, format, definition, request.partition(), anchors);
      new CsvImport(request.partition().id(), definition, file, index, anchors, before, sink).run();
    } catch (CsvFormatException e) {
      end(
          request,
          sink,
          new Completeness.Failed(
              LdifConnector.CANNOT_PARSE, format.path() + ", " + e.getMessage()));
    } catch (IOException e) {
      throw new ConnectorException(
          LdifConnector.CANNOT_OPEN, format.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void end(ImportRequest request, ImportSink sink, Completeness completeness) {
    sink.accept(new ImportEvent.End(request.partition().id(), completeness));
  }

  @Override
  public Optional<ObjectReader> objectReader() {
    return Optional.of(new CsvObjectReader(definition, format, anchors));
  }

  @Override
  public ExportSession openExport() throws ConnectorException {
    throw new ConnectorException(
        CsvAddress.REFUSED,
        format.path()
            + " is read only, as every CSV file is: another system owns it; let no rule flow to"
            + " this connector");
  }

  @Override
  public void close() {
    // The file is open during an import only.
  }
}
