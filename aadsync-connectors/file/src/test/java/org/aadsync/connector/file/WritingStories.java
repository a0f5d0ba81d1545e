package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOperation.Add;
import org.aadsync.core.spi.ExportOperation.Update;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportOutcome.Failure;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** How tests write to a directory in a file, and what is in it at first. */
abstract class WritingStories {
  static final String G1 = "AAAAAAAAAAAAAAAAAAAAAQ==";
  static final String G2 = "AAAAAAAAAAAAAAAAAAAAAg==";
  static final String G3 = "AAAAAAAAAAAAAAAAAAAAAw==";
  static final Anchor ONE = anchor(1);
  static final Anchor TWO = anchor(2);

  @TempDir Path folder;
  TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
  }

  static Anchor anchor(int last) {
    byte[] bytes = new byte[16];
    bytes[15] = (byte) last;
    return Anchor.of(ByteString.copyOf(bytes));
  }

  AttributeChange set(String attribute, Object... values) {
    return new AttributeChange.Replace(directory.attribute(attribute), List.of(values));
  }

  AttributeChange delta(String attribute, List<Object> adds, List<Object> deletes) {
    return new AttributeChange.Delta(directory.attribute(attribute), adds, deletes);
  }

  static Object to(String dn) {
    return new ObjectReference(dn, null);
  }

  static Add addUser(String dn, AttributeChange... values) {
    return new Add(dn, "user", List.of(values));
  }

  Update updateOne(AttributeChange... changes) {
    return new Update("CN=One,DC=x", "user", ONE, null, List.of(changes));
  }

  void oneAndTwo(String... more) throws Exception {
    directory.write(
        "dn: CN=One,DC=x\nobjectClass: user\nobjectGUID:: " + G1 + "\ndisplayName: One\n",
        "dn: CN=Two,DC=x\nobjectClass: group\nobjectGUID:: " + G2 + "\nmember: cn=one, dc=X\n",
        String.join("\n", more));
  }

  static ConnectorError error(ExportOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failure.class);
    return ((Failure) outcome).error();
  }

  void refused(String code, ExportOperation operation) throws Exception {
    String before = Files.exists(directory.file()) ? directory.text() : null;
    List<ExportOutcome> outcomes = directory.export(operation);
    assertThat(error(outcomes.get(0)).code()).isEqualTo(code);
    assertThat(Files.exists(directory.file()) ? directory.text() : null).isEqualTo(before);
  }
}
