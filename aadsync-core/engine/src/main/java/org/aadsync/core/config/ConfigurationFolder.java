package org.aadsync.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aadsync.core.rules.Position;
import org.jspecify.annotations.Nullable;

/** The files of one configuration. For use by one thread. */
final class ConfigurationFolder {
  private static final int MAX_FILES = 20_000;

  private final Path folder;
  private final List<Path> top;
  private final Problems problems;
  private final XmlDocuments documents = new XmlDocuments();

  private ConfigurationFolder(Path folder, List<Path> top, Problems problems) {
    this.folder = folder;
    this.top = top;
    this.problems = problems;
  }

  /**
   * The parts that could be read.
   *
   * @param complete whether no file failed
   */
  record Parts<T>(List<T> read, boolean complete) {}

  static ConfigurationFolder open(Path folder, Problems problems)
      throws ConfigurationUnreadableException {
    if (!Files.isDirectory(folder)) {
      throw new ConfigurationUnreadableException(
          "\""
              + folder
              + (Files.exists(folder) ? "\" is not a folder" : "\" does not exist")
              + "; expected is the folder that Get-ADSyncServerConfiguration wrote",
          null);
    }
    return new ConfigurationFolder(folder, list(folder), problems);
  }

  /** Returns the folder {@code name}, compared without regard to case, or null. */
  @Nullable Path named(String name) {
    return top.stream()
        .filter(path -> fileName(path).equalsIgnoreCase(name) && Files.isDirectory(path))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether the folder itself has files as Identity Manager's export names them. */
  boolean hasMimExport() {
    return top.stream()
        .map(path -> fileName(path).toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.equals("mv.xml") || name.matches("ma-\\{.*}\\.xml"));
  }

  /** Returns the files in {@code part} whose name matches, by name. */
  List<Path> listFiles(Path part, Predicate<String> name) throws ConfigurationUnreadableException {
    return list(part).stream()
        .filter(path -> name.test(fileName(path)) && Files.isRegularFile(path))
        .toList();
  }

  /** Reads every XML file of {@code part}; null stands for a part that is not there. */
  <T> Parts<T> readAll(@Nullable Path part, String name, Function<XmlNode, @Nullable T> reader)
      throws ConfigurationUnreadableException {
    List<T> read = new ArrayList<>();
    List<Path> files =
        part == null
            ? List.of()
            : listFiles(part, file -> file.toLowerCase(Locale.ROOT).endsWith(".xml"));
    if (files.isEmpty()) {
      problems.warning(
          Code.MISSING_PART,
          new Position(name, 0, 0),
          "there is no file in " + name,
          "copy the whole folder that the export was written to");
    }
    for (Path file : files) {
      XmlNode root = read(file);
      T result = root == null ? null : reader.apply(root);
      if (result != null) {
        read.add(result);
      }
    }
    return new Parts<>(read, read.size() == files.size());
  }

  /** Returns the root of {@code file}, or null if findings say why there is none. */
  @Nullable XmlNode read(Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return documents.read(file, name, problems);
  }

  private static List<Path> list(Path folder) throws ConfigurationUnreadableException {
    try (Stream<Path> paths = Files.list(folder)) {
      List<Path> files =
          paths
              .limit(MAX_FILES + 1L)
              .sorted(Comparator.comparing(ConfigurationFolder::fileName))
              .toList();
      if (files.size() > MAX_FILES) {
        throw new ConfigurationUnreadableException(
            "\"" + folder + "\" has more than " + MAX_FILES + " files, the most that is read",
            null);
      }
      return files;
    } catch (IOException e) {
      throw new ConfigurationUnreadableException("\"" + folder + "\" cannot be listed", e);
    }
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
