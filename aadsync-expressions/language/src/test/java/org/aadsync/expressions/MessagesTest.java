package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exact words about every mistake: messages.txt. */
class MessagesTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(n|t|u([0-9A-F]{4}))");

  private record Message(String written, String expected) {
    String text() {
      return ESCAPE
          .matcher(written)
          .replaceAll(
              escape ->
                  Matcher.quoteReplacement(
                      switch (escape.group(1)) {
                        case "n" -> "\n";
                        case "t" -> "\t";
                        default -> String.valueOf((char) Integer.parseInt(escape.group(2), 16));
                      }));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsExplained() throws IOException {
    return messages().stream()
        .map(
            message ->
                DynamicTest.dynamicTest(
                    message.written().isBlank() ? "blank" : message.written(),
                    () -> assertThat(rendered(message.text())).isEqualTo(message.expected())));
  }

  @Test
  void everyCodeHasAMessageHere() throws IOException {
    String all = messages().stream().map(Message::expected).collect(Collectors.joining());
    Set<FindingCode> elsewhere =
        Set.of(
            FindingCode.TEXT_TOO_LONG,
            FindingCode.NESTING_TOO_DEEP,
            FindingCode.CHAIN_TOO_LONG,
            FindingCode.TOO_MANY_FINDINGS);

    assertThat(FindingCode.values())
        .filteredOn(code -> !elsewhere.contains(code))
        .allSatisfy(code -> assertThat(all).contains(code.id()));
    assertThat(messages()).hasSizeGreaterThan(60);
  }

  private static String rendered(String text) {
    ExpressionLanguage language = ExpressionLanguage.standard();
    return language.compile(language.parse(text), new TestSource()).diagnostics().stream()
        .map(finding -> DiagnosticRenderer.render(text, finding))
        .collect(Collectors.joining());
  }

  private static List<Message> messages() throws IOException {
    String table =
        Resources.toString(
            Resources.getResource(MessagesTest.class, "messages.txt"), StandardCharsets.UTF_8);
    return Splitter.on("\n\n")
        .splitToStream(table)
        .filter(block -> block.startsWith(">>> "))
        .map(MessagesTest::message)
        .toList();
  }

  private static Message message(String block) {
    int end = block.indexOf('\n');
    return new Message(block.substring(4, end), block.substring(end + 1).stripTrailing() + "\n");
  }
}
