import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads a log of Maven and the folders of Surefire's XML reports; prints every skipped test under
 * its reason, every failed test, and a last line with the totals.
 *
 * <p>The totals are Maven's: Surefire keeps one report for each class, and loses one where two test
 * engines run tests of the same class.
 */
public final class TestSummary {
  private static final Pattern MODULE_TOTAL =
      Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)$");

  private final Map<String, List<String>> skipped = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();

  /** Prints the summary of a log and of the report folders that {@code args} name. */
  public static void main(String[] args) throws Exception {
    TestSummary summary = new TestSummary();
    for (int i = 1; i < args.length; i++) {
      summary.readFolder(Path.of(args[i]));
    }
    summary.print(Files.readAllLines(Path.of(args[0])));
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
      NodeList skips = test.getElementsByTagName("skipped");
      if (skips.getLength() > 0) {
        skipped.computeIfAbsent(reason((Element) skips.item(0)), r -> new ArrayList<>()).add(name);
      } else if (test.getElementsByTagName("failure").getLength() > 0
          || test.getElementsByTagName("error").getLength() > 0) {
        failed.add(name);
      }
    }
  }

  /** The message, or the first line of what was thrown, without the name of its class. */
  private static String reason(Element skip) {
    String message = skip.getAttribute("message");
    String text = message.isBlank() ? skip.getTextContent() : message;
    String line = text.lines().findFirst().orElse("");
    String reason = line.replaceFirst("^(\\S+: )?(Assumption failed: )?", "").strip();
    return reason.isEmpty() ? "no reason given" : reason;
  }

  private void print(List<String> log) {
    skipped.forEach(
        (reason, names) -> {
          System.out.println("skipped, " + names.size() + ": " + reason);
          names.forEach(name -> System.out.println("  " + name));
        });
    failed.forEach(name -> System.out.println("failed: " + name));
    int[] totals = new int[5];
    for (String line : log) {
      Matcher total = MODULE_TOTAL.matcher(line);
      if (total.find()) {
        for (int group = 1; group <= 4; group++) {
          totals[group] += Integer.parseInt(total.group(group));
        }
      }
    }
    int named = skipped.values().stream().mapToInt(List::size).sum();
    if (totals[4] > named) {
      System.out.println("skipped without a report: " + (totals[4] - named));
    }
    int failures = totals[2] + totals[3];
    System.out.printf(
        "%d passed, %d failed, %d skipped%n",
        totals[1] - failures - totals[4], failures, totals[4]);
  }
}
