package org.aadsync.expressions;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a table of messages: a text, how it is read, and what is said about it.
 *
 * <pre>
 * &gt;&gt;&gt; the text; n, t, r and u with four digits are decoded after a backslash
 * --- strict, maxNesting=2, noSchema
 * every finding as it is rendered, or "no finding"
 * </pre>
 *
 * <p>The second line is there only if something differs from the defaults. The source is {@link
 * TestSource}.
 *
 * @param written the text as the table has it
 * @param settings what differs from the defaults
 * @param expected the findings
 */
record MessageRow(String written, List<String> settings, String expected) {
  static final String START = ">>> ";

  private static final String SETTINGS = "--- ";
  private static final String NO_FINDING = "no finding\n";
  private static final Pattern ESCAPE = Pattern.compile("\\\\(n|t|r|u([0-9A-F]{4}))");

  static MessageRow parse(String block) {
    List<String> lines = Splitter.on('\n').splitToList(block.stripTrailing());
    String written = lines.get(0).substring(Math.min(START.length(), lines.get(0).length()));
    boolean set = lines.size() > 1 && lines.get(1).startsWith(SETTINGS);
    List<String> settings =
        set
            ? Splitter.on(',').trimResults().splitToList(lines.get(1).substring(SETTINGS.length()))
            : List.of();
    return new MessageRow(
        written, settings, String.join("\n", lines.subList(set ? 2 : 1, lines.size())) + "\n");
  }

  String name() {
    return written + (settings.isEmpty() ? "" : " " + settings);
  }

  /** Returns what is said about the text. */
  String rendered() {
    String text = text();
    ExpressionOptions options = ExpressionOptions.defaults();
    for (String setting : settings) {
      options = with(options, setting);
    }
    ExpressionLanguage language = ExpressionLanguage.standard(options);
    Expression parsed = language.parse(text);
    List<Diagnostic> findings =
        settings.contains("noSchema")
            ? parsed.diagnostics()
            : language.compile(parsed, new TestSource()).diagnostics();
    return findings.isEmpty()
        ? NO_FINDING
        : findings.stream()
            .map(finding -> DiagnosticRenderer.render(text, finding))
            .collect(Collectors.joining());
  }

  private String text() {
    return ESCAPE
        .matcher(written)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "t" -> "\t";
                      case "r" -> "\r";
                      default -> String.valueOf((char) Integer.parseInt(escape.group(2), 16));
                    }));
  }

  private static ExpressionOptions with(ExpressionOptions options, String setting) {
    int equals = setting.indexOf('=');
    String name = equals < 0 ? setting : setting.substring(0, equals);
    int value = equals < 0 ? 0 : Integer.parseInt(setting.substring(equals + 1));
    return switch (name) {
      case "strict" -> options.withStrict(true);
      case "vbaPrecedence" -> options.withVbaPrecedence(true);
      case "ignoreCase" -> options.withIgnoreCaseInComparisons(true);
      case "backslashEscapes" -> options.withBackslashEscapes(true);
      case "maxTextLength" -> options.withMaxTextLength(value);
      case "maxNesting" -> options.withMaxNesting(value);
      case "maxChainLength" -> options.withMaxChainLength(value);
      case "maxFindings" -> options.withMaxFindings(value);
      case "noSchema" -> options;
      default -> throw new IllegalArgumentException("no setting is called " + name);
    };
  }
}
