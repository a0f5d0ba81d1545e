package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.ConfigurationFingerprint.Connector;
import org.aadsync.core.engine.ConfigurationFingerprint.Rule;
import org.aadsync.core.engine.ConfigurationFingerprint.SelectedPartition;
import org.aadsync.core.rules.Direction;

/** Writes and reads the fingerprint of a configuration. */
final class FingerprintCodec {
  private FingerprintCodec() {}

  static void write(RecordWriter writer, ConfigurationFingerprint fingerprint) {
    writer.varint(fingerprint.connectors().size());
    for (Connector connector : fingerprint.connectors()) {
      writer.uuid(connector.id());
      write(writer, connector.attributes());
      writer.varint(connector.partitions().size());
      for (SelectedPartition partition : connector.partitions()) {
        writer.uuid(partition.id());
        writer.varint(partition.objectTypes().size());
        partition.objectTypes().forEach(writer::text);
        writer.text(partition.containers());
      }
      writer.text(connector.parameters());
    }
    writer.varint(fingerprint.rules().size());
    for (Rule rule : fingerprint.rules()) {
      writer.uuid(rule.id());
      writer.bool(rule.direction() == Direction.INBOUND);
      writer.uuid(rule.connectorId());
      writer.text(rule.metaverseType());
      writer.text(rule.digest());
    }
    write(writer, fingerprint.metaverse());
  }

  private static void write(RecordWriter writer, Map<String, String> attributes) {
    writer.varint(attributes.size());
    new TreeMap<>(attributes)
        .forEach(
            (name, type) -> {
              writer.text(name);
              writer.text(type);
            });
  }

  static ConfigurationFingerprint read(RecordReader reader) {
    List<Connector> connectors = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      UUID id = reader.uuid();
      Map<String, String> attributes = readAttributes(reader);
      List<SelectedPartition> partitions = new ArrayList<>();
      for (int more = reader.count(); more > 0; more--) {
        UUID partition = reader.uuid();
        List<String> types = new ArrayList<>();
        for (int names = reader.count(); names > 0; names--) {
          types.add(reader.text());
        }
        partitions.add(new SelectedPartition(partition, types, reader.text()));
      }
      connectors.add(new Connector(id, attributes, partitions, reader.text()));
    }
    List<Rule> rules = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      UUID id = reader.uuid();
      Direction direction = reader.bool() ? Direction.INBOUND : Direction.OUTBOUND;
      UUID connectorId = reader.uuid();
      String metaverseType = reader.text();
      rules.add(new Rule(id, direction, connectorId, metaverseType, reader.text()));
    }
    ConfigurationFingerprint fingerprint =
        new ConfigurationFingerprint(connectors, rules, readAttributes(reader));
    reader.end();
    return fingerprint;
  }

  private static Map<String, String> readAttributes(RecordReader reader) {
    Map<String, String> attributes = new TreeMap<>();
    for (int left = reader.count(); left > 0; left--) {
      String name = reader.text();
      attributes.put(name, reader.text());
    }
    return attributes;
  }
}
