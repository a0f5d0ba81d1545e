package org.aadsync.connector.file;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** Reads addresses of tables; all problems are collected. For use by one thread. */
final class CsvAddress {
  static final String REFUSED = "no-start-bad-ma-configuration";

  private static final List<String> OPTIONS =
      List.of(
          "anchor",
          "delimiter",
          "quote",
          "separator",
          "encoding",
          "object-class",
          "object-class-column",
          "last-line");
  private static final ImmutableMap<String, String> CHARACTERS =
      ImmutableMap.of("comma", ",", "semicolon", ";", "tab", "\t", "pipe", "|");
  private static final int MAX_SEPARATOR = 8;
  private static final int SHOWN = 40;

  private final ConnectorDefinition definition;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private CsvAddress(ConnectorDefinition definition) {
    this.definition = definition;
  }

  static CsvFormat parse(ConnectorDefinition definition, String address) throws ConnectorException {
    return new CsvAddress(definition).read(address);
  }

  private CsvFormat read(String address) throws ConnectorException {
    int question = address.indexOf('?');
    options(question < 0 ? "" : address.substring(question + 1));
    Path path = path(question < 0 ? address : address.substring(0, question));
    char delimiter = character("delimiter", ',');
    int quote = "none".equals(options.get("quote")) ? CsvFormat.NO_QUOTE : character("quote", '"');
    if (delimiter == quote) {
      problems.add("delimiter and quote are the same character");
    }
    String objectClass = objectClass();
    CsvFormat format =
        new CsvFormat(
            path,
            charset(),
            delimiter,
            quote,
            separator(quote),
            anchor(),
            objectClass,
            options.get("object-class-column"),
            openEnd());
    if (!problems.isEmpty()) {
      throw new ConnectorException(
          REFUSED, "the address of the CSV file cannot be used: " + String.join("; ", problems));
    }
    return format;
  }

  private void options(String query) {
    for (String part : Splitter.on('&').omitEmptyStrings().split(query)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (!OPTIONS.contains(name)) {
        problems.add(
            "'"
                + Ascii.truncate(name, SHOWN, "…")
                + "' is no option; there are "
                + String.join(", ", OPTIONS));
      } else if (equals < 0 || equals == part.length() - 1) {
        problems.add(name + " has no value");
      } else if (options.put(name, decoded(name, part.substring(equals + 1))) != null) {
        problems.add(name + " is given twice");
      }
    }
  }

  private String decoded(String name, String value) {
    try {
      // Not a form: '+' is itself.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      problems.add(name + " has a '%' that is not followed by two hexadecimal digits");
      return value;
    }
  }

  private Path path(String name) {
    if (name.isBlank()) {
      problems.add("the file is missing; expected csv:FILE?name=value&...");
      return Path.of("");
    }
    try {
      Path path = Path.of(name).toAbsolutePath().normalize();
      Path folder = path.getParent();
      if (Files.isDirectory(path)) {
        problems.add(path + " is a folder; expected the path of a CSV file");
      } else if (folder == null || !Files.isDirectory(folder)) {
        problems.add("the folder " + folder + " does not exist; make it first");
      }
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (InvalidPathException | IOException e) {
      problems.add("'" + name + "' is no path of a file: " + e.getMessage());
      return Path.of("");
    }
  }

  private char character(String option, char usual) {
    String given = options.get(option);
    if (given == null) {
      return usual;
    }
    String text = CHARACTERS.getOrDefault(given, given);
    if (text.length() != 1 || "\r\n\0\uFEFF".contains(text)) {
      problems.add(
          option
              + " is '"
              + Ascii.truncate(given, SHOWN, "…")
              + "'; expected one character, or one of "
              + String.join(", ", CHARACTERS.keySet())
              + (option.equals("quote") ? ", none" : ""));
      return usual;
    }
    return text.charAt(0);
  }

  private @Nullable String separator(int quote) {
    String given = options.get("separator");
    if (given == null) {
      return null;
    }
    String text = CHARACTERS.getOrDefault(given, given);
    if (text.length() > MAX_SEPARATOR) {
      problems.add("separator has more than " + MAX_SEPARATOR + " characters");
    } else if (text.indexOf(quote) >= 0) {
      problems.add("separator has the quote in it");
    }
    return text;
  }

  private Charset charset() {
    String name = options.get("encoding");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      problems.add(
          "encoding '"
              + Ascii.truncate(String.valueOf(name), SHOWN, "…")
              + "' is not known; UTF-8, UTF-16, ISO-8859-1 and windows-1252 are, among others");
      return StandardCharsets.UTF_8;
    }
  }

  private List<String> anchor() {
    String attribute = definition.anchorAttribute();
    AttributeDefinition defined = definition.schema().find(attribute);
    if (defined != null && defined.type() != AttributeType.STRING) {
      problems.add(
          "the connector's anchor attribute "
              + attribute
              + " is no text, as the key of a row is; it is a connector of another kind");
    }
    String given = options.get("anchor");
    if (given == null && attribute.equals(SpaceSchema.DN)) {
      problems.add("anchor is missing: the connector does not say which column is the key");
    }
    List<String> columns =
        given == null ? List.of(attribute) : Splitter.on(',').trimResults().splitToList(given);
    if (columns.stream().map(CsvHeader::key).distinct().count() < columns.size()
        || columns.contains("")) {
      problems.add("anchor names a column twice, or one without a name");
    }
    return columns;
  }

  private @Nullable String objectClass() {
    List<Partition> selected =
        definition.partitions().stream().filter(Partition::selected).toList();
    if (selected.size() != 1) {
      problems.add(
          "a file is one partition, and the connector selects " + selected.size() + " of them");
    }
    String given = options.get("object-class");
    if (options.containsKey("object-class-column")) {
      if (given != null) {
        problems.add("object-class and object-class-column exclude each other");
      }
      return null;
    }
    List<String> classes = selected.isEmpty() ? List.of() : selected.get(0).objectClasses();
    if (given == null) {
      if (classes.size() != 1) {
        problems.add(
            "the partition selects the object classes "
                + classes
                + "; say with object-class or object-class-column which one rows are of");
      }
      return classes.isEmpty() ? "" : classes.get(0);
    }
    return classes.stream()
        .filter(name -> Ascii.equalsIgnoreCase(name, given))
        .findFirst()
        .orElseGet(
            () -> {
              problems.add(
                  "object-class '"
                      + Ascii.truncate(given, SHOWN, "…")
                      + "' is not selected; the partition selects "
                      + classes);
              return given;
            });
  }

  private boolean openEnd() {
    String given = options.getOrDefault("last-line", "ended");
    if (!given.equals("open") && !given.equals("ended")) {
      problems.add("last-line is neither open nor ended");
    }
    return given.equals("open");
  }
}
