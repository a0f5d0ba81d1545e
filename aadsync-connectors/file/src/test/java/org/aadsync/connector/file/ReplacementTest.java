package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
  private static final ExportOperation ADD =
      new ExportOperation.Add("CN=B,DC=x", "user", List.of());

  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() throws Exception {
    directory =
        TestDirectory.activeDirectory(folder.resolve("ad.ldif"))
            .write("dn: CN=A,DC=x\nobjectClass: user");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsWrittenBeforeTheCommit() throws Exception {
    String before = directory.text();
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.export(List.of(ADD));
      assertThat(directory.text()).isEqualTo(before);
    }
    assertThat(directory.text()).isEqualTo(before);
    assertThat(files()).containsExactly(".ad.ldif.lock", "ad.ldif");
  }

  @Test
  void aCommitLeavesTheFileAndTheLockFileOnly() throws Exception {
    directory.export(ADD);

    assertThat(files()).containsExactly(".ad.ldif.lock", "ad.ldif");
  }

  @Test
  void whatACrashLeftBehindIsNoObstacle() throws Exception {
    Files.writeString(folder.resolve(".ad.ldif.new"), "half");
    Files.writeString(folder.resolve(".ad.ldif.spool"), "half");
    Files.writeString(folder.resolve(".ad.ldif.lock"), "");

    directory.export(ADD);

    assertThat(directory.fullImport().dns()).containsExactly("CN=A,DC=x", "CN=B,DC=x");
    assertThat(files()).containsExactly(".ad.ldif.lock", "ad.ldif");
  }

  @Test
  void aChangeByOthersDuringTheExportIsNotLost() throws Exception {
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.export(List.of(ADD));
      directory.write("dn: CN=theirs,DC=x\nobjectClass: user");

      assertThatThrownBy(session::commit)
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("changed");
    }
    assertThat(directory.fullImport().dns()).containsExactly("CN=theirs,DC=x");
    assertThat(files()).containsExactly(".ad.ldif.lock", "ad.ldif");
  }

  @Test
  void aFileThatOthersReplacedDuringTheExportIsNotLost() throws Exception {
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.export(List.of(ADD));
      Path other = Files.writeString(folder.resolve("other"), "dn: CN=theirs,DC=x\n");
      Files.move(other, directory.file(), StandardCopyOption.REPLACE_EXISTING);

      assertThatThrownBy(session::commit).hasMessageContaining("changed");
    }
    assertThat(directory.text()).contains("theirs");
  }

  @Test
  void aFileThatOthersMadeDuringTheExportIsNotLost() throws Exception {
    Files.delete(directory.file());
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.export(List.of(ADD));
      directory.write("dn: CN=theirs,DC=x");

      assertThatThrownBy(session::commit).hasMessageContaining("changed");
    }
    assertThat(directory.text()).contains("theirs");
  }

  @Test
  void twoExportsToOneFileExcludeEachOther() throws Exception {
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport();
        Connector other = directory.open()) {
      assertThatThrownBy(other::openExport)
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("another export")
          .hasMessageContaining("ad.ldif");
      session.commit();
    }
    directory.export(ADD);
    assertThat(directory.fullImport().objects()).hasSize(2);
  }

  @Test
  void anEndedSessionTakesNothing() throws Exception {
    try (Connector connector = directory.open();
        ExportSession session = connector.openExport()) {
      session.commit();

      assertThatThrownBy(() -> session.export(List.of(ADD)))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(session::commit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aWriteThatFailsHalfWayLeavesTheOldFile() throws Exception {
    String before = directory.text();

    assertThatThrownBy(
            () ->
                FileReplacement.replace(
                    directory.file(),
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("disk full");
                    },
                    () -> {}))
        .hasMessage("disk full");

    assertThat(directory.text()).isEqualTo(before);
    assertThat(files()).containsExactly("ad.ldif");
  }

  @Test
  void permissionsOutliveTheReplacement() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "POSIX permissions");
    var permissions = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(directory.file(), permissions);

    directory.export(ADD);

    assertThat(Files.getPosixFilePermissions(directory.file())).isEqualTo(permissions);
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.ldif"), directory.file());
    TestDirectory linked = TestDirectory.activeDirectory(link);

    linked.export(ADD);

    assertThat(link).isSymbolicLink();
    assertThat(directory.fullImport().objects()).hasSize(2);
  }

  @Test
  void theSameContentGivesTheSameBytesWhateverTheOrder() throws Exception {
    List<ExportOperation> operations = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      operations.add(
          new ExportOperation.Add(
              "CN=" + i + ",OU=" + i % 7 + ",DC=x", i % 2 == 0 ? "user" : "group", List.of()));
    }
    directory.export(operations.toArray(ExportOperation[]::new));
    String expected = directory.text();

    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(operations, new Random(seed));
      Files.delete(directory.file());
      directory.write("dn: CN=A,DC=x\nobjectClass: user");
      for (List<ExportOperation> some : Lists.partition(operations, 12)) {
        directory.export(some.toArray(ExportOperation[]::new));
      }
      assertThat(directory.text()).isEqualTo(expected);
    }
  }
}
