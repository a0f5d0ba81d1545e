package org.aadsync.samples;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sample organization: an invented group of breweries with an account forest, a resource forest
 * and a tenant in the cloud. It has a configuration in the format in which a server exports it, a
 * directory in LDIF for each forest, and a description of what becomes of every object ({@code
 * ABOUT.md}). Immutable and thread-safe.
 */
public final class SampleOrganization {
  /**
   * A cloud object that is worth a look after a cycle.
   *
   * @param objectType its type in the cloud
   * @param attribute the attribute that it is found by
   * @param value the one value of that attribute
   * @param why what there is to see, in a sentence
   */
  public record Showpiece(String objectType, String attribute, String value, String why) {}

  private static final String ROOT = "organization/";

  private final Path folder;
  private final Map<String, Path> directories;
  private final List<Showpiece> showcase;

  private SampleOrganization(Path folder) {
    this.folder = folder;
    Map<String, Path> files = new LinkedHashMap<>();
    for (List<String> row : SampleTable.rows(ROOT + "directories.tsv")) {
      files.put(row.get(0), folder.resolve(row.get(1)));
    }
    directories = Collections.unmodifiableMap(files);
    showcase =
        SampleTable.rows(ROOT + "showcase.tsv").stream()
            .map(row -> new Showpiece(row.get(0), row.get(1), row.get(2), row.get(3)))
            .toList();
  }

  /**
   * Writes the organization to a folder, which is made if need be.
   *
   * @param folder a folder that does not exist yet or is empty: a directory that was synchronized
   *     before is never overwritten
   * @throws DirectoryNotEmptyException if the folder has something in it
   * @throws FileAlreadyExistsException if there is a file of that name
   * @throws IOException if the folder cannot be written
   */
  public static SampleOrganization extractTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
    for (String name :
        Resources.readLines(
            Resources.getResource(SampleOrganization.class, ROOT + "files.txt"),
            StandardCharsets.UTF_8)) {
      extract(name, folder.resolve(name));
    }
    return new SampleOrganization(folder);
  }

  /** Returns the folder of the configuration. */
  public Path configuration() {
    return folder.resolve("configuration");
  }

  /**
   * Returns the LDIF file of every connector by the connector's name, in the order of the story.
   * The cloud's does not exist before the first export.
   */
  public Map<String, Path> directories() {
    return directories;
  }

  /** Returns the description of the organization, in Markdown. */
  public Path about() {
    return folder.resolve("ABOUT.md");
  }

  /** Returns the three cloud objects that show most. */
  public List<Showpiece> showcase() {
    return showcase;
  }

  private static void extract(String name, Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (InputStream in =
        Resources.getResource(SampleOrganization.class, ROOT + name).openStream()) {
      Files.copy(in, file);
    }
  }
}
