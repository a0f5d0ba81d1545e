package org.aadsync.cli;

import java.util.Map;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;

/** A connector that lets the first objects of an import through and writes nothing. */
final class PreviewConnector implements Connector {
  private final Connector connector;
  private int left;
  private boolean cut;

  PreviewConnector(Connector connector, int limit) {
    this.connector = connector;
    this.left = limit;
  }

  /** Returns whether there was more than was let through. */
  boolean isCut() {
    return cut;
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
    try {
      connector.importObjects(request, event -> pass(event, sink));
    } catch (Enough e) {
      cut = true;
      sink.accept(
          new ImportEvent.End(
              request.partition().id(),
              new ImportEvent.Completeness.Partial("a preview reads no further")));
    }
  }

  private void pass(ImportEvent event, ImportSink sink) {
    // What comes after an object may belong to it, as the rest of a long list of members does.
    if (event instanceof ImportEvent.Full && left-- <= 0) {
      throw new Enough();
    }
    sink.accept(event);
  }

  @Override
  public Map<String, ValueEquality> equalities() {
    return connector.equalities();
  }

  @Override
  public ExportSession openExport() throws ConnectorException {
    throw new ConnectorException("no-start-bad-ma-configuration", "a preview exports nothing");
  }

  /** Whoever opened the connector closes it. */
  @Override
  public void close() {}

  /** Makes the connector let go. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }
}
