package org.aadsync.connector.ldap.activedirectory;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SecretsTest {
  private static final Map<String, String> CANARIES =
      Map.of(
          SecretsProcess.BIND, "Canary-b1nd-Zx81Kq",
          SecretsProcess.WRONG, "Canary-wr0ng-Yw72Jp",
          SecretsProcess.NEW, "Canary-n3w-Xv63Ho");

  @TempDir Path folder;

  private static List<String> forms(String secret) {
    String core = secret.substring("Canary-".length());
    List<String> forms = new ArrayList<>(List.of(core));
    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      byte[] bytes = core.getBytes(charset);
      forms.add(new String(bytes, ISO_8859_1));
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
      forms.add(HexFormat.ofDelimiter(" ").formatHex(bytes));
      forms.add(HexFormat.ofDelimiter(":").formatHex(bytes));
    }
    forms.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
    forms.add(Base64.getEncoder().encodeToString(("\"" + secret + "\"").getBytes(UTF_16LE)));
    return forms;
  }

  @Test
  @DisplayName("C15 no secret is in logs, messages, texts, files, thread names or arguments")
  void noSecretIsSeen() throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-Dslf4j.provider=" + EverythingLogged.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                SecretsProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(CANARIES);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    Map<Path, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file, new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }

    String output = String.valueOf(files.get(said));
    // It did what it was to do, and it was logged.
    assertThat(output)
        .contains(
            "\ndone",
            "DEBUG org.aadsync.connector.ldap.connection.Servers: connected to",
            "com.unboundid",
            "does not know the user",
            "self-signed",
            "not for localhost",
            "unicodePwd",
            "StartTLS");
    assertThat(files).containsKey(folder.resolve("watermark"));
    CANARIES.forEach(
        (name, secret) ->
            files.forEach(
                (file, content) ->
                    forms(secret)
                        .forEach(
                            form ->
                                assertThat(content)
                                    .as("%s in %s as %s", name, file.getFileName(), form)
                                    .satisfies(
                                        text ->
                                            assertThat(text.indexOf(form))
                                                .as(around(text, form))
                                                .isNegative()))));
  }

  private static String around(String text, String form) {
    int at = text.indexOf(form);
    return at < 0
        ? ""
        : text.substring(Math.max(0, at - 300), Math.min(text.length(), at + form.length() + 300));
  }
}
