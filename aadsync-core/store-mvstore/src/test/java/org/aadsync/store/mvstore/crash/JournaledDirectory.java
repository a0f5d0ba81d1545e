package org.aadsync.store.mvstore.crash;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/**
 * A directory that survives: every write is appended to a file and forced to the storage before it
 * is acknowledged. It reads in pages, each with a checkpoint.
 */
final class JournaledDirectory implements Connector {
  static final int PAGE = 10;

  private final ConnectorDefinition definition;
  private final Path file;
  private final Consumer<String> points;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Change> present = new TreeMap<>();

  /**
   * One line of the journal: what an object is from then on.
   *
   * @param number its number, from 1
   * @param operation {@code add}, {@code set} or {@code delete}
   * @param values by attribute name, as text
   */
  record Change(
      long number,
      String operation,
      String anchor,
      String type,
      String dn,
      Map<String, List<String>> values) {

    private String line() {
      StringBuilder text = new StringBuilder();
      text.append(String.join("\t", "" + number, operation, anchor, type, dn));
      values.forEach(
          (name, all) -> text.append('\t').append(name).append('=').append(String.join("|", all)));
      return text.append('\n').toString();
    }

    private static Change parse(String line) {
      List<String> parts = List.of(line.split("\t", -1));
      Map<String, List<String>> values = new TreeMap<>();
      for (String part : parts.subList(5, parts.size())) {
        int equals = part.indexOf('=');
        values.put(part.substring(0, equals), List.of(part.substring(equals + 1).split("\\|", -1)));
      }
      return new Change(
          Long.parseLong(parts.get(0)),
          parts.get(1),
          parts.get(2),
          parts.get(3),
          parts.get(4),
          values);
    }
  }

  /**
   * Opens a directory.
   *
   * @param points is told the name of every place at which a crash would be of interest
   */
  JournaledDirectory(ConnectorDefinition definition, Path file, Consumer<String> points) {
    this.definition = definition;
    this.file = file;
    this.points = points;
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() {
    try {
      String text = Files.readString(file);
      int end = text.lastIndexOf('\n') + 1;
      text.substring(0, end).lines().map(Change::parse).forEach(this::remember);
      if (end < text.length()) { // a line that was being written
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remember(Change change) {
    changes.add(change);
    if (change.operation().equals("delete")) {
      present.remove(change.anchor());
    } else {
      present.put(change.anchor(), change);
    }
  }

  /** Makes a change durable. */
  void write(
      String operation, String anchor, String type, String dn, Map<String, List<String>> values) {
    Change change =
        new Change(changes.size() + 1, operation, anchor, type, dn, new TreeMap<>(values));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(change.line().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(change);
  }

  String newAnchor() {
    return "%s-%05d".formatted(definition.name(), changes.size() + 1);
  }

  /** Returns the objects that are there, by anchor. */
  Map<String, Change> present() {
    return present;
  }

  /** Returns everything that ever happened. */
  List<Change> history() {
    return changes;
  }

  @Nullable Change findByDn(String dn) {
    return present.values().stream()
        .filter(each -> each.dn().equalsIgnoreCase(dn))
        .findFirst()
        .orElse(null);
  }

  Anchor anchor(String text) {
    return definition.kind() == ConnectorKind.AZURE_AD
        ? Anchor.of(text, false)
        : Anchor.of(ByteString.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(Anchor anchor) {
    return anchor.value() instanceof ByteString bytes
        ? new String(bytes.toByteArray(), StandardCharsets.UTF_8)
        : anchor.value().toString();
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) {
    // A checkpoint is where the import began, and the last thing that it reported.
    String[] from =
        request
            .resumeFrom()
            .map(checkpoint -> new String(checkpoint.toByteArray(), StandardCharsets.UTF_8))
            .orElse(changes.size() + "\n")
            .split("\n", -1);
    String kind =
        (request.isDelta() ? "delta" : "full")
            + (request.resumeFrom().isPresent() ? " resumed" : "");
    points.accept("import " + kind + " of " + definition.name());
    Partition partition = request.partition();
    if (request.isDelta()) {
      changed(
          Long.parseLong(
              new String(request.watermark().orElseThrow().toByteArray(), StandardCharsets.UTF_8)),
          from,
          partition,
          sink);
    } else {
      everything(from, partition, sink);
    }
    sink.accept(new ImportEvent.Checkpoint(partition.id(), bytes(from[0]), true));
    sink.accept(new ImportEvent.End(partition.id(), new Completeness.Complete()));
  }

  private void everything(String[] from, Partition partition, ImportSink sink) {
    int reported = 0;
    for (Change object : List.copyOf(present.values())) {
      if (object.anchor().compareTo(from[1]) > 0) {
        sink.accept(new ImportEvent.Full(partition.id(), imported(object)));
        checkpoint(++reported, from[0] + "\n" + object.anchor(), partition, sink);
      }
    }
  }

  private void changed(long watermark, String[] from, Partition partition, ImportSink sink) {
    long last = from[1].isEmpty() ? watermark : Long.parseLong(from[1]);
    int reported = 0;
    for (Change change : List.copyOf(changes)) {
      if (change.number() > last) {
        Change now = present.get(change.anchor());
        sink.accept(
            now == null
                ? new ImportEvent.Deleted(partition.id(), anchor(change.anchor()), false)
                : new ImportEvent.Full(partition.id(), imported(now)));
        checkpoint(++reported, from[0] + "\n" + change.number(), partition, sink);
      }
    }
  }

  private static void checkpoint(int reported, String place, Partition partition, ImportSink sink) {
    if (reported % PAGE == 0) {
      sink.accept(new ImportEvent.Checkpoint(partition.id(), bytes(place), false));
    }
  }

  private static ByteString bytes(String text) {
    return ByteString.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private ImportedObject imported(Change object) {
    AttributeSet.Builder values = AttributeSet.builder();
    for (AttributeDefinition attribute : definition.schema().attributes()) {
      List<String> texts =
          attribute.name().equals(definition.anchorAttribute())
              ? List.of(object.anchor())
              : object.values().getOrDefault(attribute.name(), List.of());
      if (attribute.selected() && !texts.isEmpty()) {
        ImmutableList<Object> all =
            texts.stream()
                .map(text -> value(attribute, text))
                .collect(ImmutableList.toImmutableList());
        values.set(attribute.slot(), attribute.multiValued() ? all : all.get(0));
      }
    }
    return new ImportedObject(object.dn(), anchor(object.anchor()), object.type(), values.build());
  }

  private static Object value(AttributeDefinition attribute, String text) {
    if (attribute.type() == AttributeType.REFERENCE) {
      return DistinguishedName.parse(text);
    }
    return attribute.type() == AttributeType.BINARY ? bytes(text) : text;
  }

  @Override
  public ExportSession openExport() {
    return new JournaledExport(this, points);
  }

  @Override
  public void close() {}

  /** Returns the content without anchors, an object a line, in a fixed order. */
  List<String> content() {
    return present.values().stream()
        .map(each -> each.type() + " " + each.dn() + " " + new LinkedHashMap<>(each.values()))
        .sorted()
        .toList();
  }
}
