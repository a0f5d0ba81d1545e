package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.unboundid.ldap.sdk.RDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;

/** What is written is read again (RFC 2849), whatever names and values hold (RFC 4514). */
class RoundTripTest {
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("ldif");
  }

  @AfterContainer
  static void deleteFolder() throws Exception {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static TestDirectory empty() throws Exception {
    TestDirectory directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
    Files.deleteIfExists(directory.file());
    return directory;
  }

  private static AttributeChange set(TestDirectory directory, String attribute, List<?> values) {
    return new AttributeChange.Replace(
        directory.attribute(attribute), ImmutableList.copyOf(values));
  }

  @Property(tries = 80)
  void textValues(@ForAll("texts") List<String> texts) throws Exception {
    TestDirectory directory = empty();

    directory.export(
        new ExportOperation.Add(
            "CN=A,DC=x", "user", List.of(set(directory, "proxyAddresses", texts))));

    assertThat(directory.fullImport().value("proxyAddresses"))
        .isEqualTo(texts.isEmpty() ? null : ImmutableSet.copyOf(texts).asList());
  }

  @Property(tries = 80)
  void binaryValues(@ForAll byte[] bytes) throws Exception {
    TestDirectory directory = empty();

    directory.export(
        new ExportOperation.Add(
            "CN=A,DC=x",
            "user",
            List.of(set(directory, "thumbnailPhoto", List.of(ByteString.copyOf(bytes))))));

    assertThat(directory.fullImport().value("thumbnailPhoto")).isEqualTo(ByteString.copyOf(bytes));
  }

  @Property(tries = 80)
  void names(@ForAll("names") String name) throws Exception {
    TestDirectory directory = empty();
    String dn = new RDN("CN", name).toString() + ",DC=x";
    String spelledOtherwise = "cn=" + hexEscaped(name) + " , dc=X";

    List<ExportOutcome> outcomes =
        directory.export(
            new ExportOperation.Add(dn, "user", List.of()),
            new ExportOperation.Add(
                "OU=B,DC=x",
                "user",
                List.of(
                    set(
                        directory,
                        "manager",
                        List.of(new ObjectReference(spelledOtherwise, null))))),
            new ExportOperation.Add(spelledOtherwise, "user", List.of()));

    assertThat(outcomes.get(0)).isInstanceOf(ExportOutcome.Success.class);
    assertThat(outcomes.get(1)).isInstanceOf(ExportOutcome.Success.class);
    assertThat(outcomes.get(2)).isInstanceOf(ExportOutcome.Failure.class);
    assertThat(directory.fullImport().dns()).containsExactlyInAnyOrder(dn, "OU=B,DC=x");
  }

  private static String hexEscaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("\\%02x", b));
    }
    return escaped.toString();
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return any().ofMaxLength(120).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> names() {
    return any().ofMinLength(1).ofMaxLength(40).filter(name -> !name.isBlank());
  }

  /** Text with the characters that mean something to LDIF and to DNs, and without lone halves. */
  private static StringArbitrary any() {
    return Arbitraries.strings()
        .withChars(" \t\r\n\0:<#,+\"\\;>=-.aZ0äİß中")
        .withCharRange('\u0020', '\u007e')
        .withCharRange('\u00a0', '\u07ff');
  }
}
