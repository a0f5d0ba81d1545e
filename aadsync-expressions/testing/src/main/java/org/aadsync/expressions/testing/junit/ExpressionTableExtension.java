package org.aadsync.expressions.testing.junit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aadsync.expressions.table.ExpressionTable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes a test of each case of the tables that {@link ExpressionTableTest} names. */
final class ExpressionTableExtension implements TestTemplateInvocationContextProvider {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^{}]+)}");

  /** A table and what it is called in names and messages. */
  private record NamedTable(String name, ExpressionTable table) {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), ExpressionTableTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ExpressionTableTest annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), ExpressionTableTest.class)
            .orElseThrow();
    List<NamedTable> tables = new ArrayList<>();
    for (String resource : annotation.value()) {
      tables.add(resource(context.getRequiredTestClass(), resource));
    }
    for (String file : annotation.files()) {
      tables.add(file(resolved(file, context)));
    }
    if (tables.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@ExpressionTableTest names no table; write @ExpressionTableTest(\"my-table.tsv\")");
    }
    return tables.stream().flatMap(table -> invocations(table, tables.size() > 1));
  }

  private static Stream<TestTemplateInvocationContext> invocations(
      NamedTable table, boolean isOneOfSeveral) {
    String prefix = isOneOfSeveral ? table.name() + ":" : "";
    if (table.table().rows().isEmpty() && table.table().problems().isEmpty()) {
      throw new ExtensionConfigurationException(
          table.name() + " has no cases; a case is a line with tabs: expression, type, value");
    }
    Stream<TestTemplateInvocationContext> unreadable =
        table.table().problems().stream()
            .map(problem -> new UnreadableLine(prefix, table.name(), problem));
    Stream<TestTemplateInvocationContext> cases =
        table.table().rows().stream().map(row -> new TableCase(prefix, table.name(), row));
    return Stream.concat(unreadable, cases);
  }

  private static NamedTable resource(Class<?> testClass, String name) {
    try (InputStream in = testClass.getResourceAsStream(name)) {
      if (in == null) {
        throw new ExtensionConfigurationException(
            "there is no resource '"
                + name
                + "' "
                + (name.startsWith("/")
                    ? "on the class path"
                    : "beside " + testClass.getName() + "; a name from the root begins with '/'"));
      }
      return new NamedTable(simpleName(name), ExpressionTable.read(in, name));
    } catch (IOException e) {
      throw unreadable("the resource " + name, e);
    }
  }

  /** Replaces each {@code ${key}} in {@code name} by the parameter. */
  private static String resolved(String name, ExtensionContext context) {
    return PARAMETER
        .matcher(name)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    context
                        .getConfigurationParameter(found.group(1))
                        .orElseThrow(
                            () ->
                                new ExtensionConfigurationException(
                                    "there is no configuration parameter or system property '"
                                        + found.group(1)
                                        + "', which the file name "
                                        + name
                                        + " needs"))));
  }

  private static NamedTable file(String name) {
    try {
      return new NamedTable(simpleName(name), ExpressionTable.read(Path.of(name)));
    } catch (IOException e) {
      throw unreadable(Path.of(name).toAbsolutePath().toString(), e);
    }
  }

  private static ExtensionConfigurationException unreadable(String name, IOException cause) {
    return new ExtensionConfigurationException(
        "cannot read " + name + "; a table is a text in UTF-8", cause);
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
