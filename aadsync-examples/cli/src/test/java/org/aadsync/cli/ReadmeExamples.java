package org.aadsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The examples in README: blocks of commands ({@code console}: lines after {@code $ }, each
 * followed by what it prints, {@code …} for any number of lines) and of Java ({@code java}: a class
 * with a main method, followed by what it prints in a {@code text} block).
 */
final class ReadmeExamples {
  private static final Pattern FENCE = Pattern.compile("```([a-z]*)");
  private static final Pattern CLASS_NAME = Pattern.compile("class (\\w+)");

  /**
   * A command and what it prints.
   *
   * @param line its line in README, from 1
   * @param text the command
   * @param output what it prints
   */
  record Command(int line, String text, List<String> output) {}

  /**
   * A program and what it prints.
   *
   * @param line its line in README, from 1
   * @param className name of its class
   * @param source its text
   * @param output what it prints
   */
  record Program(int line, String className, String source, List<String> output) {}

  private final List<Command> commands = new ArrayList<>();
  private final List<Program> programs = new ArrayList<>();

  private ReadmeExamples() {}

  /** Reads {@code file}. */
  static ReadmeExamples read(Path file) throws IOException {
    ReadmeExamples examples = new ReadmeExamples();
    List<String> lines = Files.readAllLines(file);
    @Nullable List<String> pendingJava = null;
    int pendingLine = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).equals("```")) {
        end++;
      }
      List<String> block = lines.subList(i + 1, end);
      switch (fence.group(1)) {
        case "console" -> examples.addCommands(i + 2, block);
        case "java" -> {
          pendingJava = block;
          pendingLine = i + 2;
        }
        case "text" -> {
          if (pendingJava != null) {
            examples.addProgram(pendingLine, pendingJava, block);
            pendingJava = null;
          }
        }
        default -> {}
      }
      i = end;
    }
    if (pendingJava != null) {
      throw new IllegalStateException("line " + pendingLine + ": a program without its output");
    }
    return examples;
  }

  List<Command> commands() {
    return commands;
  }

  List<Program> programs() {
    return programs;
  }

  private void addCommands(int firstLine, List<String> block) {
    for (int i = 0; i < block.size(); i++) {
      String line = block.get(i);
      if (!line.startsWith("$ ")) {
        throw new IllegalStateException("line " + (firstLine + i) + ": no command: " + line);
      }
      StringBuilder text = new StringBuilder(line.substring(2));
      int start = i;
      while (text.toString().endsWith("\\")) {
        text.append('\n').append(block.get(++i));
      }
      int end = i + 1;
      while (end < block.size() && !block.get(end).startsWith("$ ")) {
        end++;
      }
      commands.add(
          new Command(firstLine + start, text.toString(), List.copyOf(block.subList(i + 1, end))));
      i = end - 1;
    }
  }

  private void addProgram(int line, List<String> source, List<String> output) {
    String text = String.join("\n", source);
    Matcher name = CLASS_NAME.matcher(text);
    if (!name.find()) {
      throw new IllegalStateException("line " + line + ": a program without a class");
    }
    programs.add(new Program(line, name.group(1), text, List.copyOf(output)));
  }

  /** Returns a pattern for output that matches {@code expected}, where {@code …} is any lines. */
  static Pattern pattern(List<String> expected) {
    StringBuilder pattern = new StringBuilder();
    for (String line : expected) {
      pattern.append(line.strip().equals("…") ? "(?:.*\n)*?" : Pattern.quote(line) + "[ ]*\n");
    }
    return Pattern.compile(pattern.append("\n*").toString());
  }
}
