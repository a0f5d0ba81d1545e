package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are, a function of certificates gives a value or says that they are none. */
class CertificatePropertiesTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final ImmutableList<ByteString> CERTIFICATES = certificates();
  private static final ImmutableList<Program> PROGRAMS = programs();

  /** The certificates of some tables. */
  private static ImmutableList<ByteString> certificates() {
    ImmutableList.Builder<ByteString> found = ImmutableList.builder();
    for (String function :
        List.of("CertSubject", "CertNameInfo", "CertKeyAlgorithm", "CertVersion")) {
      ExpressionTable table;
      try {
        table =
            ExpressionTable.parse(
                Resources.toString(
                    Resources.getResource(
                        CertificatePropertiesTest.class, "functions/" + function + ".tsv"),
                    StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      table.rows().stream()
          .flatMap(row -> row.inputs().stream())
          .map(Input::value)
          .filter(ByteString.class::isInstance)
          .map(ByteString.class::cast)
          .forEach(found::add);
    }
    return found.build();
  }

  /** A program for each function of a certificate; IsCert is the first. */
  private static ImmutableList<Program> programs() {
    ExpressionLanguage language = ExpressionLanguage.standard();
    List<String> calls = new ArrayList<>(List.of("IsCert([objectGUID])"));
    language.functions().functions().stream()
        .map(function -> function.name())
        .filter(name -> name.startsWith("Cert") && !name.equals("CertNameInfo"))
        .forEach(name -> calls.add(name + "([objectGUID])"));
    for (String type : List.of("SimpleName", "EmailName", "UpnName", "DnsName", "UrlName")) {
      calls.add("CertNameInfo([objectGUID],\"" + type + "\",False)");
      calls.add("CertNameInfo([objectGUID],\"" + type + "\",True)");
    }
    return calls.stream()
        .map(call -> TestSource.compile(language, call, new TestSource()))
        .collect(ImmutableList.toImmutableList());
  }

  @Provide
  Arbitrary<ByteString> damaged() {
    return Arbitraries.longs().map(seed -> damaged(new Random(seed)));
  }

  private static ByteString damaged(Random random) {
    byte[] bytes = CERTIFICATES.get(random.nextInt(CERTIFICATES.size())).toByteArray();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) 0x80; // a length that is not said
        case 3 -> bytes[at] = 0;
        default -> bytes = Arrays.copyOf(bytes, at);
      }
    }
    return ByteString.copyOf(bytes);
  }

  @Property
  void damageIsNoticedOrHarmless(@ForAll("damaged") ByteString bytes) {
    assertDeclared(bytes);
  }

  @Property(tries = 200)
  void otherBytesAreNoCertificate(@ForAll byte[] bytes) {
    assertDeclared(ByteString.copyOf(bytes));
  }

  /** Every function succeeds where IsCert says so, and fails as declared elsewhere. */
  private static void assertDeclared(ByteString bytes) {
    EvaluationContext context = new TestSource().with("objectGUID", bytes).context();
    boolean isCertificate = PROGRAMS.get(0).run(context) == Boolean.TRUE;
    for (Program program : PROGRAMS.subList(1, PROGRAMS.size())) {
      boolean succeeds;
      try {
        program.run(context);
        succeeds = true;
      } catch (EvaluationException e) {
        assertThat(e.kind()).isEqualTo(EvaluationException.Kind.ARGUMENT);
        succeeds = false;
      }
      assertThat(succeeds).as("%s", program.expression().text()).isEqualTo(isCertificate);
    }
  }

  @Test
  void aCertificateIsTheSameInEveryForm() {
    ByteString der = CERTIFICATES.get(0);
    String base64 = BaseEncoding.base64().encode(der.toByteArray());
    Object thumbprint = run("CertThumbprint([objectGUID])", der);

    assertThat(run("CertThumbprint([objectGUID])", ascii(base64))).isEqualTo(thumbprint);
    assertThat(
            run(
                "CertThumbprint([objectGUID])",
                ascii("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")))
        .isEqualTo(thumbprint);
  }

  @Test
  void ofSeveralPiecesOfPemTheFirstCertificateCounts() {
    ByteString der = CERTIFICATES.get(0);
    String base64 = BaseEncoding.base64().encode(der.toByteArray());
    String pem =
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            + "-----BEGIN CERTIFICATE-----\n"
            + base64
            + "\n-----END CERTIFICATE-----\n"
            + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    assertThat(run("CertThumbprint([objectGUID])", ascii(pem)))
        .isEqualTo(run("CertThumbprint([objectGUID])", der));
  }

  @Test
  void moreThanAMebibyteIsNoCertificate() {
    byte[] der = CERTIFICATES.get(0).toByteArray();

    assertThat(run("IsCert([objectGUID])", ByteString.copyOf(Arrays.copyOf(der, MEBIBYTE))))
        .isEqualTo(true);
    assertThat(run("IsCert([objectGUID])", ByteString.copyOf(Arrays.copyOf(der, MEBIBYTE + 1))))
        .isEqualTo(false);
  }

  @Test
  @Timeout(10)
  void aMebibyteOfHostileBytesIsRefusedSoon() {
    assertThat(run("IsCert([objectGUID])", nested(0x30))).isEqualTo(false);
    assertThat(run("IsCert([objectGUID])", nested(0xA0))).isEqualTo(false);
    assertThat(run("IsCert([objectGUID])", ascii("-----BEGIN ".repeat(MEBIBYTE / 11))))
        .isEqualTo(false);
    assertThat(run("IsCert([objectGUID])", ascii("-----BEGIN X--------END ".repeat(MEBIBYTE / 24))))
        .isEqualTo(false);
    assertThat(run("IsCert([objectGUID])", ascii("M".repeat(MEBIBYTE)))).isEqualTo(false);
  }

  /** A sequence of elements that contain one another, each with a length of four octets. */
  private static ByteString nested(int tag) {
    byte[] bytes = new byte[MEBIBYTE];
    for (int at = 0; at + 6 <= bytes.length; at += 6) {
      int length = bytes.length - at - 6;
      bytes[at] = (byte) (at == 0 ? 0x30 : tag);
      bytes[at + 1] = (byte) 0x84;
      bytes[at + 2] = (byte) (length >>> 24);
      bytes[at + 3] = (byte) (length >>> 16);
      bytes[at + 4] = (byte) (length >>> 8);
      bytes[at + 5] = (byte) length;
    }
    return ByteString.copyOf(bytes);
  }

  private static ByteString ascii(String text) {
    return ByteString.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Object run(String expression, ByteString bytes) {
    return new TestSource().with("objectGUID", bytes).run(expression);
  }
}
