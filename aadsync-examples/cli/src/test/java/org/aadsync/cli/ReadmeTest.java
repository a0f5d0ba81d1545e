package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example in README does what README says. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("aadsync.root"));
  private static final String FIRST_COMMAND = "aadsync-examples/bin/aadsync demo";
  private static final String SECOND_COMMAND = "mvn -B -ntp verify";

  @TempDir private Path folder;

  @Test
  void the_first_two_commands_are_the_main_job_and_all_tests() throws IOException {
    List<String> commands =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .dropWhile(line -> !line.equals("```sh"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .map(line -> line.replaceFirst(" *#.*", ""))
            .toList();

    assertThat(commands).containsExactly(FIRST_COMMAND, SECOND_COMMAND);
  }

  @Test
  void the_continuous_build_runs_both() throws IOException {
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains(FIRST_COMMAND, SECOND_COMMAND);
  }

  @AfterEach
  void removeLink() throws IOException {
    Files.deleteIfExists(link());
  }

  @TestFactory
  Stream<DynamicTest> every_command_prints_what_is_shown() throws IOException {
    assumeTrue(FakeCheckout.find("sh") != null, "the examples need a POSIX shell");
    Files.createSymbolicLink(link(), ROOT.resolve("aadsync-examples"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path aadsync = bin.resolve("aadsync");
    Files.writeString(
        aadsync,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' org.aadsync.cli.Main \"$@\"\n"
            .formatted(java(), classPath()));
    Files.setPosixFilePermissions(aadsync, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<ReadmeExamples.Command> commands = examples().commands();
    assertThat(commands).isNotEmpty();
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    "line " + command.line() + ": " + command.text(), () -> run(command, bin)));
  }

  @TestFactory
  Stream<DynamicTest> every_program_compiles_and_prints_what_is_shown() throws IOException {
    List<ReadmeExamples.Program> programs = examples().programs();
    assertThat(programs).isNotEmpty();
    return programs.stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    "line " + program.line() + ": " + program.className(), () -> run(program)));
  }

  private void run(ReadmeExamples.Command command, Path bin) throws Exception {
    ProcessBuilder process =
        new ProcessBuilder("sh", "-c", command.text()).directory(folder.toFile());
    process.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    process.environment().put("LC_ALL", "C.UTF-8");
    process.environment().remove("COLUMNS");
    CommandRun run = FakeCheckout.finish(process);

    // README shows what a terminal shows: both streams.
    assertThat(run.out() + run.err()).matches(ReadmeExamples.pattern(command.output()));
  }

  private void run(ReadmeExamples.Program program) throws Exception {
    compile(program);
    CommandRun run =
        FakeCheckout.finish(
            new ProcessBuilder(
                    java(),
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    folder + ":" + classPath(),
                    program.className())
                .directory(ROOT.toFile()));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).matches(ReadmeExamples.pattern(program.output()));
  }

  private void compile(ReadmeExamples.Program program) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assumeTrue(compiler != null, "the examples need a JDK");
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + program.className() + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program.source();
          }
        };
    List<String> options =
        new ArrayList<>(List.of("-d", folder.toString(), "-cp", classPath(), "-Xlint:all"));
    compiler.getTask(null, null, problems, options, null, List.of(source)).call();

    assertThat(problems.getDiagnostics()).isEmpty();
  }

  /** Commands run in a folder of their own, where the checkout seems to be. */
  private Path link() {
    return folder.resolve("aadsync-examples");
  }

  private static ReadmeExamples examples() throws IOException {
    return ReadmeExamples.read(ROOT.resolve("README.md"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Surefire may pass the class path in a manifest; the property has the real one then. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
