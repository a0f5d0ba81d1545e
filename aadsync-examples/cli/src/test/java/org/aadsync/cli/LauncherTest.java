package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(FakeCheckout.find("sh") != null, "the launcher needs a POSIX shell");
    checkout = new FakeCheckout(folder);
  }

  @Test
  void builds_when_the_program_is_missing() throws Exception {
    CommandRun run = checkout.run("check");

    assertThat(run.exitCode()).isZero();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void maven_talks_to_standard_error_alone() throws Exception {
    CommandRun run = checkout.run("check");

    assertThat(run.err()).contains("maven at work");
    assertThat(run.out()).doesNotContain("maven").contains("[-jar]");
  }

  @Test
  void does_not_build_again_without_a_reason() throws Exception {
    checkout.run("check");
    CommandRun run = checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void builds_again_when_a_source_is_newer() throws Exception {
    checkout.run("check");
    checkout.touch(checkout.source);
    checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void builds_again_when_a_pom_is_newer() throws Exception {
    checkout.run("check");
    checkout.touch(checkout.pom);
    checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void builds_again_when_a_source_was_removed() throws Exception {
    checkout.run("check");
    Files.delete(checkout.source);
    checkout.touch(checkout.source.getParent());
    checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void a_test_is_no_reason_to_build() throws Exception {
    checkout.run("check");
    checkout.touch(checkout.testSource);
    checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void a_source_that_is_edited_during_the_build_is_newer_than_it() throws Exception {
    checkout.maven(
        "sleep 1.1; echo >>aadsync-core/engine/src/main/java/A.java; mkdir -p"
            + " aadsync-examples/cli/target; sleep 1.1; : >"
            + checkout.relativeJar());
    checkout.run("check");
    checkout.run("check");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void a_failed_build_ends_it_and_is_tried_again() throws Exception {
    checkout.maven("echo cannot find symbol; exit 1");
    CommandRun first = checkout.run("check");
    CommandRun second = checkout.run("check");

    assertThat(first.exitCode()).isEqualTo(69);
    assertThat(first.out()).isEmpty();
    assertThat(first.err()).contains("cannot find symbol").contains("the build failed");
    assertThat(second.exitCode()).isEqualTo(69);
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @ParameterizedTest(name = "without {0}")
  @ValueSource(strings = {"nothing", "flock"})
  void two_at_once_build_once(String missing) throws Exception {
    checkout.without(missing);
    checkout.maven("sleep 1; mkdir -p aadsync-examples/cli/target; : >" + checkout.relativeJar());
    ProcessBuilder process = checkout.process(Map.of(), checkout.launcher.toString(), "check");
    process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    process.redirectError(ProcessBuilder.Redirect.DISCARD);
    List<Process> running = List.of(process.start(), process.start(), process.start());
    for (Process one : running) {
      assertThat(one.waitFor()).isZero();
    }

    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.jar).exists();
  }

  @Test
  void a_lock_whose_holder_is_gone_is_taken_over() throws Exception {
    checkout.without("flock");
    Process gone = new ProcessBuilder("sh", "-c", "exit 0").start();
    gone.waitFor();
    Path lock = checkout.root.resolve("aadsync-examples/cli/.build-lock.d");
    Files.createDirectories(lock);
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

    assertThat(checkout.run("check").exitCode()).isZero();
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void works_through_links_and_from_any_folder() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Path direct = Files.createSymbolicLink(bin.resolve("direct"), checkout.launcher);
    Path relative = Files.createSymbolicLink(bin.resolve("relative link"), Path.of("direct"));

    for (Path link : List.of(direct, relative)) {
      CommandRun run =
          FakeCheckout.finish(
              checkout.process(Map.of(), link.toString(), "eval").directory(bin.toFile()));

      assertThat(run.out()).contains("[" + checkout.jar.toRealPath() + "]");
    }
  }

  @Test
  void works_with_the_smallest_shell() throws Exception {
    Path dash = FakeCheckout.find("dash");
    assumeTrue(dash != null, "dash is not installed");

    CommandRun run =
        FakeCheckout.finish(
            checkout.process(Map.of(), dash.toString(), checkout.launcher.toString(), "eval", "1"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).endsWith("[eval]\n[1]\n");
  }

  @Test
  void arguments_arrive_as_they_are() throws Exception {
    CommandRun run = checkout.run("eval", "-1 + 2", "@file", "*", "", "--", "\"ж\\n$HOME`", "a\nb");

    assertThat(run.out())
        .endsWith("[eval]\n[-1 + 2]\n[@file]\n[*]\n[]\n[--]\n[\"ж\\n$HOME`]\n[a\nb]\n");
  }

  @Test
  void options_for_the_virtual_machine_are_passed() throws Exception {
    CommandRun run = checkout.run(Map.of("AADSYNC_OPTS", "-Xmx4g  -Da=*"), "sync");

    assertThat(run.out()).contains("[-Xmx4g]\n[-Da=*]\n[-jar]\n");
  }

  @Test
  void the_exit_code_is_that_of_the_program() throws Exception {
    Files.writeString(checkout.java, "#!/bin/sh\nexit 3\n");

    assertThat(checkout.run("sync").exitCode()).isEqualTo(3);
  }

  @ParameterizedTest(name = "LC_ALL={0}")
  @ValueSource(strings = {"", "C", "POSIX", "xx_XX.UTF-8"})
  void a_locale_without_unicode_is_replaced(String locale) throws Exception {
    CommandRun run = checkout.run(Map.of("LC_ALL", locale), "eval");

    assertThat(run.out()).contains("[LC_ALL=C.UTF-8]").contains("[-Dfile.encoding=UTF-8]");
  }

  @Test
  void an_old_java_is_refused_with_the_reason() throws Exception {
    for (String version : List.of("11.0.2", "1.8.0_392")) {
      checkout.javaVersion(version);
      CommandRun run = checkout.run("eval");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.err()).contains("needs 17 or newer").contains("JAVA_HOME");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void a_java_without_release_file_is_asked_for_its_version() throws Exception {
    Files.delete(checkout.java.resolveSibling("../release"));
    Files.writeString(
        checkout.java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");

    assertThat(checkout.run("eval").err()).contains("is Java 11;");
  }

  @Test
  void a_newer_java_is_fine() throws Exception {
    checkout.javaVersion("25.0.3");

    assertThat(checkout.run("eval").exitCode()).isZero();
  }

  @Test
  void java_is_found_in_the_path_too() throws Exception {
    CommandRun run =
        checkout.run(
            Map.of(
                "JAVA_HOME",
                "",
                "PATH",
                checkout.java.getParent()
                    + ":"
                    + checkout.process(Map.of()).environment().get("PATH")),
            "eval");

    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_missing_java_is_named() throws Exception {
    assertThat(checkout.run(Map.of("JAVA_HOME", ""), "eval").err()).contains("no java found");
    assertThat(checkout.run(Map.of("JAVA_HOME", "/nowhere"), "eval").err())
        .contains("JAVA_HOME is '/nowhere'");
  }

  @Test
  void a_missing_maven_is_named() throws Exception {
    checkout.without("mvn");
    CommandRun run = checkout.run("eval");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("no mvn found");
  }

  @Test
  void a_build_needs_a_compiler() throws Exception {
    Files.delete(checkout.java.resolveSibling("javac"));

    assertThat(checkout.run("eval").err()).contains("has no compiler");
  }
}
