package org.aadsync.connector.file;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;

/** The events of an import. */
final class Imported implements ImportSink {
  private final SpaceSchema schema;
  private final List<ImportEvent> events = new ArrayList<>();

  Imported(SpaceSchema schema) {
    this.schema = schema;
  }

  @Override
  public void accept(ImportEvent event) {
    events.add(event);
  }

  List<ImportEvent> events() {
    return events;
  }

  <E extends ImportEvent> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<ImportedObject> objects() {
    return all(ImportEvent.Full.class).stream().map(ImportEvent.Full::object).toList();
  }

  /** Returns the only object. */
  ImportedObject object() {
    if (objects().size() != 1) {
      throw new AssertionError("not one object but: " + events);
    }
    return objects().get(0);
  }

  /** Returns the value of an attribute of the only object. */
  Object value(String attribute) {
    return value(object(), attribute);
  }

  Object value(ImportedObject object, String attribute) {
    return object.values().get(schema.find(attribute).slot());
  }

  ImportedObject object(String dn) {
    return objects().stream().filter(one -> one.dn().equals(dn)).findFirst().orElseThrow();
  }

  List<String> dns() {
    return objects().stream().map(ImportedObject::dn).toList();
  }

  List<ConnectorError> errors() {
    return all(ImportEvent.Rejected.class).stream().map(ImportEvent.Rejected::error).toList();
  }

  /** Returns the error of the only object that was rejected. */
  ConnectorError error() {
    if (errors().size() != 1) {
      throw new AssertionError("not one rejected object but: " + events);
    }
    return errors().get(0);
  }

  ImportEvent.Completeness end() {
    if (!(events.get(events.size() - 1) instanceof ImportEvent.End end)) {
      throw new AssertionError("the last event is no end: " + events);
    }
    return end.completeness();
  }

  /** Returns why the import failed. */
  String failure() {
    if (!(end() instanceof ImportEvent.Completeness.Failed failed)) {
      throw new AssertionError("the import did not fail: " + events);
    }
    return failed.reason();
  }

  ByteString watermark() {
    List<ImportEvent.Checkpoint> checkpoints = all(ImportEvent.Checkpoint.class);
    return checkpoints.get(checkpoints.size() - 1).watermark();
  }
}
