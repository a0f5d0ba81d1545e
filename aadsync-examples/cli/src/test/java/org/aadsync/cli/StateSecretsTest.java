package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aadsync.store.mvstore.MvStateStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is seen of first passwords that an engine with a state exports to Active Directory. One is
 * taken, one refused by the policy; a connector fails with others in its mouth.
 */
@Timeout(120)
class StateSecretsTest {
  private static final String BIND = "Canary-b1nd-Qe52Lm";

  @TempDir private static Path folder;
  private static String said = "";

  @BeforeAll
  static void synchronize() throws Exception {
    Path output = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-Dslf4j.provider=" + StateSecretsProcess.EverythingLogged.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                StateSecretsProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put(StateSecretsProcess.BIND, BIND);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    said = Files.readString(output, ISO_8859_1);
    assertThat(said).endsWith("\ndone\n");
  }

  @Test
  @DisplayName("C15 no password is in reports, errors, commands, texts of results, or logs")
  void noPasswordIsSeen() {
    assertThat(said)
        .contains("== signs in with the new password", "password-policy-violation")
        .contains("unicodePwd", "INFO org.aadsync.core", "DEBUG org.aadsync.connector.ldap")
        .contains("could not be processed", "connector AAD failed", "IllegalStateException")
        .contains("failed; the run goes on", "a scheduled cycle failed");

    assertUnseen(said, BIND);
    assertUnseen(said, StateSecretsProcess.ACCEPTED);
    assertUnseen(said, StateSecretsProcess.REFUSED);
    assertUnseen(said, StateSecretsProcess.OF_A_FAULT);
  }

  @Test
  @DisplayName("C15 the state has a first password until its export is done, and no longer")
  void stateHasWhatIsToBeExported() {
    StringBuilder records = new StringBuilder();
    try (MvStateStore state = MvStateStore.open(folder.resolve("state"))) {
      state.read(record -> records.append(text(record.value().toByteArray())).append('\n'));
    }

    assertThat(records).contains(StateSecretsProcess.REFUSED);
    assertUnseen(records.toString(), StateSecretsProcess.ACCEPTED);
    assertUnseen(records.toString(), BIND);
  }

  @Test
  @DisplayName(
      "C15 no file of the state has the password of the account, or a first one that was exported")
  void filesLackThePasswordsThatTheyNeedNot() throws Exception {
    try (var files = Files.list(folder.resolve("state"))) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        String bytes = text(Files.readAllBytes(file));
        assertUnseen(bytes, BIND);
        assertUnseen(bytes, StateSecretsProcess.ACCEPTED);
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static void assertUnseen(String text, String secret) {
    for (String form : forms(secret)) {
      int at = text.indexOf(form);
      assertThat(at)
          .as(
              "%s: %s",
              form,
              at < 0
                  ? ""
                  : text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 300)))
          .isNegative();
    }
  }

  private static List<String> forms(String secret) {
    List<String> forms = new ArrayList<>(List.of(secret));
    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      byte[] bytes = secret.getBytes(charset);
      forms.add(text(bytes));
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
    forms.add(Base64.getEncoder().encodeToString(("\"" + secret + "\"").getBytes(UTF_16LE)));
    return forms;
  }
}
