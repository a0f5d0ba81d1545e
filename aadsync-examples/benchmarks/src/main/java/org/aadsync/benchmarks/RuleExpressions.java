package org.aadsync.benchmarks;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aadsync.samples.SampleOrganization;

/** The distinct expressions of a configuration. */
final class RuleExpressions {
  private RuleExpressions() {}

  /**
   * Returns those of the default configuration of a real server, if the system property {@code
   * aadsync.shared} names the folder in which it is kept, or those of the sample organization.
   */
  static ImmutableList<String> read() throws IOException {
    Path real =
        Path.of(System.getProperty("aadsync.shared", ""))
            .resolve("data/contoso-default-config/SynchronizationRules");
    if (Files.isDirectory(real)) {
      return readFolder(real);
    }
    Path folder = Files.createTempDirectory("benchmarks");
    SampleOrganization sample = SampleOrganization.extractTo(folder);
    return readFolder(sample.configuration().resolve("SynchronizationRules"));
  }

  /** Returns expressions as one text; {@link #split} takes it apart again. */
  static byte[] join(ImmutableList<String> expressions) {
    return String.join("\0", expressions).getBytes(StandardCharsets.UTF_8);
  }

  static String[] split(byte[] joined) {
    return new String(joined, StandardCharsets.UTF_8).split("\0", -1);
  }

  private static ImmutableList<String> readFolder(Path folder) throws IOException {
    Set<String> expressions = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xml")) {
      for (Path file : files) {
        readFile(file, expressions);
      }
    } catch (XMLStreamException e) {
      throw new IOException("not a configuration: " + folder, e);
    }
    expressions.removeIf(String::isBlank);
    return ImmutableList.copyOf(expressions);
  }

  private static void readFile(Path file, Set<String> expressions)
      throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals("expression")) {
          expressions.add(reader.getElementText());
        }
      }
    }
  }
}
