package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others at the same file, and the end of the process. */
class ConcurrencyTest {
  private static final ExportOperation ADD =
      new ExportOperation.Add("CN=B,DC=x", "user", List.of());

  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() throws Exception {
    directory =
        TestDirectory.activeDirectory(folder.resolve("ad.ldif"))
            .write(
                "dn: CN=A,DC=x\nobjectClass: user\nmail: a\n",
                "dn: CN=Z,DC=x\nobjectClass: user\nmail: a");
  }

  /** What somebody does to the file. */
  private interface Deed {
    void run() throws IOException;
  }

  private Imported importDuring(Deed deed) throws ConnectorException {
    Imported imported = new Imported(directory.schema());
    try (Connector connector = directory.open()) {
      connector.importObjects(
          new ImportRequest(directory.partition(), Optional.empty(), true),
          event -> {
            imported.accept(event);
            if (event instanceof ImportEvent.Full && imported.objects().size() == 1) {
              try {
                deed.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    }
    return imported;
  }

  @Test
  void aFileThatIsOverwrittenWhileItIsReadFailsTheImport() throws Exception {
    String other = directory.text().replace("mail: a", "mail: b");

    assertThatThrownBy(() -> importDuring(() -> Files.writeString(directory.file(), other)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void aFileThatIsCutOffWhileItIsReadFailsTheImport() {
    assertThatThrownBy(() -> importDuring(() -> Files.writeString(directory.file(), "")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("shorter");
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsReadToItsEnd() throws Exception {
    Imported imported =
        importDuring(
            () -> {
              Path other = Files.writeString(folder.resolve("other"), "dn: CN=other,DC=x\n");
              Files.move(other, directory.file(), StandardCopyOption.REPLACE_EXISTING);
            });

    assertThat(imported.dns()).containsExactly("CN=A,DC=x", "CN=Z,DC=x");
    assertThat(imported.end()).isEqualTo(new ImportEvent.Completeness.Complete());
  }

  @Test
  void anExportKeepsOutThoseOfOtherProcessesUntilItEnds() throws Exception {
    Process other = OtherProcess.start("export and hang", directory.file());
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');

      assertThatThrownBy(() -> directory.export(ADD))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("another export");
      assertThat(directory.fullImport().objects()).as("imports go on").hasSize(2);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void aProcessThatDiesInAnExportLeavesTheOldFileAndNoObstacle() throws Exception {
    String before = directory.text();
    Process other = OtherProcess.start("export and hang", directory.file());
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(directory.text()).isEqualTo(before);

    directory.export(ADD);

    assertThat(directory.fullImport().dns()).containsExactly("CN=A,DC=x", "CN=B,DC=x", "CN=Z,DC=x");
  }

  @Test
  void aFileLargerThanTheHeapIsReadAndWritten() throws Exception {
    int records = 12_000;
    String value = "x".repeat(4_000);
    try (var out = Files.newBufferedWriter(directory.file())) {
      for (int i = 0; i < records; i++) {
        out.write("dn: CN=" + i + ",DC=x\nobjectClass: user\ndisplayName: " + value + "\n\n");
      }
    }
    assertThat(Files.size(directory.file())).isGreaterThan(40L << 20);

    Process other = OtherProcess.start("pass through", directory.file(), "-Xmx32m");

    assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(Integer.toString(records));
    assertThat(other.waitFor()).isZero();
    try (var lines = Files.lines(directory.file())) {
      assertThat(lines.filter(line -> line.startsWith("dn: "))).hasSize(records + 1);
    }
  }
}
