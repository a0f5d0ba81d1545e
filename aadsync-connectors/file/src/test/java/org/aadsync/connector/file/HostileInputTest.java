package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static final String GOOD = "dn: CN=Good,DC=x\nobjectClass: user\n\n";

  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
  }

  private void bytes(byte[] bytes) throws Exception {
    Files.write(directory.file(), bytes);
  }

  /** A good record (lines 1 to 3) and then these lines make the import fail at a line. */
  private void failsAtLine(int line, String... lines) throws Exception {
    bytes((GOOD + String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));

    Imported imported = directory.fullImport();

    assertThat(imported.failure()).contains("ad.ldif", "line " + line + ":");
    assertThat(imported.events()).as("nothing else is reported").hasSize(1);
  }

  @Test
  void badBase64FailsTheImport() throws Exception {
    failsAtLine(4, "dn: CN=A,DC=x", "mail:: a*b=");
    failsAtLine(4, "dn: CN=A,DC=x", "mail:: abc");
    failsAtLine(4, "dn:: Q049*", "mail: a");
  }

  @Test
  void aLineWithoutColonFailsTheImport() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", "mail");
    failsAtLine(5, "dn: CN=A,DC=x", "mail", "  folded");
    failsAtLine(6, "dn: CN=A,DC=x", "objectClass: user", "x".repeat(5_000));
  }

  @Test
  void aLineThatBeginsWithNoAttributeNameFailsTheImport() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", ": x");
    failsAtLine(5, "dn: CN=A,DC=x", "two words: x");
    failsAtLine(5, "dn: CN=A,DC=x", "-");
  }

  @Test
  void aDnThatDoesNotParseFailsTheImport() throws Exception {
    failsAtLine(4, "dn: nobody", "objectClass: user");
    failsAtLine(4, "dn: CN=a,,DC=x", "objectClass: user");
    failsAtLine(4, "dn:", "objectClass: user");
    failsAtLine(4, "dn: CN=" + "a".repeat(20_000), "objectClass: user");
  }

  @Test
  void aRecordWithoutDnFailsTheImport() throws Exception {
    failsAtLine(4, "objectClass: user", "dn: CN=A,DC=x");
  }

  @Test
  void twoRecordsWithoutABlankLineBetweenThemFailTheImport() throws Exception {
    failsAtLine(6, "dn: CN=A,DC=x", "objectClass: user", "dn: CN=B,DC=x");
  }

  @Test
  void aContinuationOfNothingFailsTheImport() throws Exception {
    failsAtLine(4, " continued");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changetype: delete",
        "changetype: modify\nadd: mail\nmail: a\n-",
        "ChangeType:modrdn",
        "changetype:",
        "changetype:: YWRk",
        "chan\n getype: de\n lete\nobjectClass: user"
      })
  @DisplayName("Section 13.2: a change record that is not one to add is invalid-change-type")
  void changeRecordsAreRefused(String lines) throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", lines);

    assertThat(directory.fullImport().failure()).contains("invalid-change-type");
  }

  @Test
  void recordsWithControlsAreRefused() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", "control: 1.2.840.113556.1.4.805 true", "changetype: add");
    failsAtLine(4, "changetype: add", "dn: CN=A,DC=x");
  }

  @Test
  @DisplayName("Section 13.2: what is wrong with a name has Microsoft's name")
  void whatIsWrongWithAName() throws Exception {
    failsAtLine(4, "dn: nobody", "objectClass: user");
    assertThat(directory.fullImport().failure()).contains("dn-not-ldap-conformant");
    failsAtLine(4, "dn:", "objectClass: user");
    assertThat(directory.fullImport().failure()).contains("missing-dn");
    failsAtLine(4, "objectClass: user");
    assertThat(directory.fullImport().failure()).contains("missing-dn");
    failsAtLine(4, "dn: CN=" + "a".repeat(20_000), "objectClass: user");
    assertThat(directory.fullImport().failure()).contains("invalid-dn");
  }

  @Test
  void aValueByUrlIsNeverFetched() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");

    failsAtLine(5, "dn: CN=A,DC=x", "mail:< " + secret.toUri());
    failsAtLine(5, "dn: CN=A,DC=x", "mail:", " < " + secret.toUri());
    failsAtLine(5, "dn: CN=A,DC=x", "ma", " il:", " < " + secret.toUri());
  }

  @Test
  void nulsFailTheImport() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", "mail: a\0b");
  }

  @Test
  void bytesThatAreNoUtf8FailTheImport() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", "mail: \u00e4");
  }

  @Test
  void utf16IsNamed() throws Exception {
    bytes(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_16LE));

    assertThat(directory.fullImport().failure()).contains("UTF-16", "UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws Exception {
    bytes(("\uFEFFversion: 1\n" + GOOD).getBytes(StandardCharsets.UTF_8));

    assertThat(directory.fullImport().dns()).containsExactly("CN=Good,DC=x");
  }

  @Test
  void linesMayEndAsOnWindows() throws Exception {
    bytes(
        ("version: 1\r\n\r\ndn: CN=A,DC=x\r\nobjectClass: user\r\nmail: a\r\n b\r\n\r\n"
                + "dn: CN=B,DC=x\r\nobjectClass: user")
            .getBytes(StandardCharsets.UTF_8));

    Imported imported = directory.fullImport();

    assertThat(imported.dns()).containsExactly("CN=A,DC=x", "CN=B,DC=x");
    assertThat(imported.value(imported.object("CN=A,DC=x"), "mail")).isEqualTo("ab");
  }

  @Test
  void aCarriageReturnInsideALineFailsTheImport() throws Exception {
    failsAtLine(5, "dn: CN=A,DC=x", "mail: a\rb");
  }

  @Test
  void commentsAndFoldedCommentsArePassedOver() throws Exception {
    directory.write(
        "# one",
        " folded: x",
        "",
        "# two",
        "dn: CN=A,DC=x",
        "# three",
        " folded",
        "objectClass: user",
        "mail: a",
        "# four",
        "");

    assertThat(directory.fullImport().value("mail")).isEqualTo("a");
  }

  @Test
  void anotherVersionFailsTheImport() throws Exception {
    directory.write("version: 2", "dn: CN=A,DC=x");
    assertThat(directory.fullImport().failure()).contains("line 1:", "version: 1");

    directory.write("version: 1", " 0", "dn: CN=A,DC=x");
    assertThat(directory.fullImport().failure()).contains("line 2:");

    failsAtLine(4, "version: 1", "dn: CN=A,DC=x");
  }

  @Test
  void namesAndValuesMayBeFoldedAnywhere() throws Exception {
    directory.write("d", " n", " : CN=", " A,DC=x", "objectClass: u", " ser", "ma", " il:", "  b");

    assertThat(directory.fullImport().value("mail")).isEqualTo("b");
  }

  @Test
  void aLineHasALimit() throws Exception {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.file()))) {
      out.write((GOOD + "dn: CN=A,DC=x\nmail: ").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < LdifLines.MAX_LINE_BYTES; i++) {
        out.write('a');
      }
    }

    assertThat(directory.fullImport().failure()).contains("line 5:", "bytes");
  }

  @Test
  void aRecordHasALimit() throws Exception {
    byte[] line =
        ("proxyAddresses: " + "a".repeat(4 << 20) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(directory.file())) {
      out.write((GOOD + "dn: CN=A,DC=x\n").getBytes(StandardCharsets.UTF_8));
      for (int written = 0; written <= LdifLines.MAX_RECORD_BYTES; written += line.length) {
        out.write(line);
      }
    }

    assertThat(directory.fullImport().failure()).contains("line 4:", "record");
  }

  @Test
  void aLineOfSeveralChunksIsReadWhole() throws Exception {
    String value = "ä".repeat(200_000);
    directory.write("dn: CN=A,DC=x", "objectClass: user", "mail: " + value);

    assertThat(directory.fullImport().value("mail")).isEqualTo(value);
  }
}
