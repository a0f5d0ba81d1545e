package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exact words about every mistake, with the place: the tables in the folder messages. */
class MessagesTest {
  @TestFactory
  Stream<DynamicTest> everyMistakeIsExplained() throws IOException, URISyntaxException {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name().isBlank() ? "blank" : row.name(),
                    () -> assertThat(row.rendered()).isEqualTo(row.expected())));
  }

  @Test
  void everyCodeHasARow() throws IOException, URISyntaxException {
    List<MessageRow> rows = rows();

    assertThat(FindingCode.values())
        .allSatisfy(
            code ->
                assertThat(rows)
                    .as("a row with %s", code)
                    .anyMatch(row -> row.expected().contains(" " + code.id() + " at ")));
  }

  @Test
  void noRowStandsTwice() throws IOException, URISyntaxException {
    assertThat(rows()).extracting(MessageRow::name).doesNotHaveDuplicates();
  }

  private static List<MessageRow> rows() throws IOException, URISyntaxException {
    Path folder = Path.of(Resources.getResource(MessagesTest.class, "messages").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(MessagesTest::rows).toList();
    }
  }

  private static Stream<MessageRow> rows(Path file) {
    try {
      return Splitter.on("\n\n")
          .splitToStream(Files.readString(file))
          .filter(block -> block.startsWith(MessageRow.START))
          .map(MessageRow::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
