package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aadsync.expressions.table.GivenInputs;
import org.junit.jupiter.api.Test;

/** The expressions of a server's exported rules, read from where test input is kept. */
class RealRulesTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  @Test
  void everyExpressionOfTheExportCompilesWithoutAFinding() throws Exception {
    Set<String> expressions = expressions();

    assertThat(expressions).hasSize(86);
    for (String text : expressions) {
      Compilation compilation =
          LANGUAGE.compile(LANGUAGE.parse(text), GivenInputs.of(java.util.List.of()));
      assertThat(compilation.diagnostics()).as(text).isEmpty();
      assertThat(compilation.program()).as(text).isNotNull();
    }
  }

  @Test
  void onEmptyObjectsTheyFailOnlyWhereARuleSaysSo() throws Exception {
    GivenInputs nothing = GivenInputs.of(java.util.List.of());
    Set<String> failures = new TreeSet<>();
    for (String text : expressions()) {
      FlowResult result =
          TestSource.compile(LANGUAGE, text, nothing).evaluate(new TestSource().context());
      if (result instanceof FlowResult.Failure failure) {
        failures.add(failure.cause().kind() + " " + failure.cause().getMessage());
      }
    }

    assertThat(failures)
        .allMatch(failure -> failure.startsWith("CUSTOM ") || failure.endsWith("% has no value"));
  }

  @Test
  void everyExpressionOfTheExportKeepsItsMeaningWhenItIsFormatted() throws Exception {
    for (String text : expressions()) {
      Expression expression = LANGUAGE.parse(text);
      String formatted = ExpressionFormatter.standard().format(expression).orElseThrow();

      assertThat(TreeShape.of(LANGUAGE.parse(formatted))).isEqualTo(TreeShape.of(expression));
      assertThat(formatted.lines()).as(formatted).allMatch(line -> line.length() <= 100);
    }
  }

  private static Set<String> expressions() throws IOException, XMLStreamException {
    Path rules =
        Path.of(System.getProperty("aadsync.shared", ""))
            .resolve("data/contoso-default-config/SynchronizationRules");
    assumeTrue(Files.isDirectory(rules), "the exported rules are not at hand");
    Set<String> expressions = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(rules, "*.xml")) {
      for (Path file : files) {
        readExpressions(file, expressions);
      }
    }
    return expressions.stream().filter(text -> !text.isBlank()).collect(Collectors.toSet());
  }

  private static void readExpressions(Path file, Set<String> expressions)
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
