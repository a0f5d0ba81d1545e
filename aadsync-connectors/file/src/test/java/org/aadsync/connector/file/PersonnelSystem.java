package org.aadsync.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ObjectReference;

/**
 * The system that owns a table and writes it anew as a whole: what the contract tests want to have
 * happened in a directory happens here. It knows nothing of the connector.
 */
final class PersonnelSystem implements ExportSession {
  private final Path file;
  private final List<String> columns;
  private final Map<String, Map<String, Set<String>>> people;

  /**
   * Makes a system.
   *
   * @param columns the first is the key
   * @param people by key the values by column; changed by what happens here
   */
  PersonnelSystem(Path file, List<String> columns, Map<String, Map<String, Set<String>>> people) {
    this.file = file;
    this.columns = columns;
    this.people = people;
  }

  /** Writes the table: values with a bar between them, every cell in quotes. */
  void write() {
    StringBuilder text = new StringBuilder(String.join(";", columns)).append("\r\n");
    people.forEach(
        (key, values) ->
            text.append(
                    columns.stream()
                        .map(
                            column ->
                                column.equals(columns.get(0))
                                    ? key
                                    : String.join("|", values.getOrDefault(column, Set.of())))
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(";")))
                .append("\r\n"));
    try {
      Path next = Files.writeString(file.resolveSibling("next.csv"), text);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) {
    List<ExportOutcome> outcomes = new ArrayList<>();
    batch.forEach(operation -> outcomes.add(apply(operation)));
    return outcomes;
  }

  private ExportOutcome apply(ExportOperation operation) {
    String key = operation.dn().substring("CN=".length());
    boolean known = people.containsKey(key);
    if (operation instanceof ExportOperation.Add add) {
      if (known) {
        return refused("entry-already-exists");
      }
      people.put(key, new TreeMap<>());
      add.values().forEach(change -> change(people.get(key), change));
      return new ExportOutcome.Success(Anchor.of(key, false));
    }
    if (!known) {
      return refused("cd-missing-object");
    }
    if (operation instanceof ExportOperation.Update update) {
      update.changes().forEach(change -> change(people.get(key), change));
    } else {
      people.remove(key);
    }
    return new ExportOutcome.Success(null);
  }

  private static ExportOutcome refused(String code) {
    return new ExportOutcome.Failure(new ConnectorError(code, null, code));
  }

  private static void change(Map<String, Set<String>> values, AttributeChange change) {
    Set<String> held =
        values.computeIfAbsent(change.attribute().name(), name -> new LinkedHashSet<>());
    if (change instanceof AttributeChange.Delta delta) {
      delta.deletes().forEach(value -> held.remove(text(value)));
      delta.adds().forEach(value -> held.add(text(value)));
    } else if (change instanceof AttributeChange.Replace replace) {
      held.clear();
      replace.values().forEach(value -> held.add(text(value)));
    }
  }

  private static String text(Object value) {
    return value instanceof ObjectReference reference
        ? reference.dn().substring("CN=".length())
        : value.toString();
  }

  @Override
  public void commit() {
    write();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** Returns the people of an empty system. */
  static Map<String, Map<String, Set<String>>> nobody() {
    return new LinkedHashMap<>();
  }
}
