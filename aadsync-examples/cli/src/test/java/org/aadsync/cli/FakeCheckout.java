package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher in it, and a Java and a Maven that only say how they were
 * called. Sources are an hour old.
 */
final class FakeCheckout {
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "flock",
          "head",
          "kill",
          "locale",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "touch");
  private static final FileTime OLD = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

  final Path root;
  final Path launcher;
  final Path jar;
  final Path source;
  final Path testSource;
  final Path pom;
  final Path java;
  private final Path tools;

  FakeCheckout(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("check out"));
    launcher = root.resolve("aadsync-examples/bin/aadsync");
    jar = root.resolve("aadsync-examples/cli/target/aadsync-cli.jar");
    pom = write("aadsync-examples/cli/pom.xml", "<project/>");
    source = write("aadsync-core/engine/src/main/java/A.java", "class A {}");
    testSource = write("aadsync-core/engine/src/test/java/ATest.java", "class ATest {}");
    write("pom.xml", "<project/>");
    Files.createDirectories(launcher.getParent());
    Files.copy(
        Path.of(System.getProperty("aadsync.root"), "aadsync-examples/bin/aadsync"), launcher);
    ageEverything();
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path real = find(tool);
      if (real != null) {
        script(tools.resolve(tool), "exec " + real + " \"$@\"");
      }
    }
    java = script(folder.resolve("jdk/bin/java"), "printf '[%s]\\n' \"LC_ALL=${LC_ALL:-}\" \"$@\"");
    script(folder.resolve("jdk/bin/javac"), "exit 1");
    javaVersion("17.0.15");
    maven("echo maven at work; mkdir -p aadsync-examples/cli/target; : >" + relativeJar());
  }

  void javaVersion(String version) throws IOException {
    Files.writeString(
        java.resolveSibling("../release"), "OS=\"any\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  /** Replaces Maven by a script that runs in the folder where the launcher calls it. */
  void maven(String script) throws IOException {
    script(tools.resolve("mvn"), "echo \"$@\" >>maven-calls\n" + script);
  }

  String relativeJar() {
    return "aadsync-examples/cli/target/aadsync-cli.jar";
  }

  void without(String tool) throws IOException {
    Files.deleteIfExists(tools.resolve(tool));
  }

  int builds() throws IOException {
    Path calls = root.resolve("maven-calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
  }

  ProcessBuilder process(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.getParent().toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", java.getParent().getParent().toString());
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    return builder;
  }

  CommandRun run(String... args) throws IOException, InterruptedException {
    return run(Map.of(), args);
  }

  /** Runs the launcher with additional environment variables; an empty one is unset. */
  CommandRun run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    String[] command =
        Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toArray(String[]::new);
    return finish(process(environment, command));
  }

  static CommandRun finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the launcher hangs: " + Files.readString(err, UTF_8));
      }
      return new CommandRun(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static Path find(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private void ageEverything() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files.forEach(
          file -> {
            try {
              Files.setLastModifiedTime(file, OLD);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
