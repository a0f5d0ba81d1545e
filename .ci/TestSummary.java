import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the XML reports of Surefire in the folders that the arguments name; prints every skipped
 * test under its reason, every failed test, and a last line with totals.
 */
public final class TestSummary {
  private final Map<String, List<String>> skipped = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();
  private int tests;

  /** Prints the summary of the folders {@code args}. */
  public static void main(String[] args) throws Exception {
    TestSummary summary = new TestSummary();
    for (String folder : args) {
      summary.readFolder(Path.of(folder));
    }
    summary.print();
  }

  private void readFolder(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return;
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    for (Path report : reports(folder)) {
      read(builder.parse(report.toFile()));
    }
  }

  private static List<Path> reports(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList();
    }
  }

  private void read(Document report) {
    NodeList cases = report.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      String name = test.getAttribute("classname") + "." + test.getAttribute("name");
      tests++;
      NodeList skips = test.getElementsByTagName("skipped");
      if (skips.getLength() > 0) {
        String reason = ((Element) skips.item(0)).getAttribute("message").strip();
        skipped
            .computeIfAbsent(reason.isEmpty() ? "no reason given" : reason, r -> new ArrayList<>())
            .add(name);
      } else if (test.getElementsByTagName("failure").getLength() > 0
          || test.getElementsByTagName("error").getLength() > 0) {
        failed.add(name);
      }
    }
  }

  private void print() {
    skipped.forEach(
        (reason, names) -> {
          System.out.println("skipped, " + names.size() + ": " + reason);
          names.forEach(name -> System.out.println("  " + name));
        });
    failed.forEach(name -> System.out.println("failed: " + name));
    int skips = skipped.values().stream().mapToInt(List::size).sum();
    System.out.printf(
        "%d passed, %d failed, %d skipped%n",
        tests - skips - failed.size(), failed.size(), skips);
  }
}
