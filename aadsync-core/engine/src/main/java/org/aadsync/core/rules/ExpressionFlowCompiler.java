package org.aadsync.core.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.core.config.Finding;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Compiles the mappings of one rule that are expressions. */
final class ExpressionFlowCompiler {
  /** Longer expressions are not repeated in findings. */
  private static final int MAX_SHOWN = 4_000;

  private static final Pattern IMPORTED_VALUE = Pattern.compile("\\bImportedValue\\s*\\(");

  private final RuleContext context;
  private final Programs programs;
  private final ScopePresence present;

  ExpressionFlowCompiler(RuleContext context, Programs programs) {
    this.context = context;
    this.programs = programs;
    this.present = ScopePresence.of(context.rule());
  }

  @Nullable CompiledFlow compile(
      AttributeFlow flow, FlowSource.Computed computed, @Nullable FlowConverter converter) {
    String text = computed.expression();
    Compilation compilation = programs.compile(text, context.source());
    for (Diagnostic diagnostic : programs.diagnostics(text, context.source(), present)) {
      report(flow, computed, diagnostic);
    }
    Program program = compilation.program();
    if (program == null) {
      return null;
    }
    Expression expression = program.expression();
    boolean usable = checkImportedValue(flow, computed, expression);
    checkParameters(flow, computed, expression);
    boolean readsReferences = false;
    for (String name : expression.attributeNames()) {
      AttributeDefinition attribute = context.source().find(name);
      if (attribute != null) {
        readsReferences |= attribute.type() == AttributeType.REFERENCE;
        context.check(attribute, context.source(), flow.position(), flow.target());
      }
    }
    return converter == null || !usable
        ? null
        : new Flows.Computed(
            new Flows.Common(context.rule(), flow, converter, readsReferences), program);
  }

  private boolean checkImportedValue(
      AttributeFlow flow, FlowSource.Computed computed, Expression expression) {
    if (context.inbound() || !expression.functionNames().contains("ImportedValue")) {
      return true;
    }
    Matcher call = IMPORTED_VALUE.matcher(computed.expression());
    SourceSpan span =
        call.find() ? span(computed.expression(), call.start(), call.end() - 1) : null;
    add(
        flow,
        computed,
        span,
        Finding.error(
            RuleCode.IMPORTED_VALUE_OUTBOUND,
            position(flow, computed, span),
            "ImportedValue reads what an import confirmed; the source of an outbound rule is the"
                + " metaverse, which is not imported",
            "use the attribute itself, in square brackets"));
    return false;
  }

  private void checkParameters(
      AttributeFlow flow, FlowSource.Computed computed, Expression expression) {
    for (String name : expression.parameterNames()) {
      int start = computed.expression().indexOf("%" + name + "%");
      SourceSpan span =
          start < 0 ? null : span(computed.expression(), start, start + name.length() + 2);
      context.checkParameters(List.of(name), position(flow, computed, span), flow.target());
    }
  }

  private void report(AttributeFlow flow, FlowSource.Computed computed, Diagnostic diagnostic) {
    String nearMiss =
        diagnostic.isError() ? nearMiss(computed.expression(), diagnostic.span()) : null;
    add(
        flow,
        computed,
        diagnostic.span(),
        Finding.of(
            diagnostic.code(),
            diagnostic.severity(),
            position(flow, computed, diagnostic.span()),
            diagnostic.message(),
            nearMiss == null ? diagnostic.hint() : nearMiss));
  }

  /** Returns a hint if {@code span} is the name of an attribute that the source lacks. */
  private @Nullable String nearMiss(String text, SourceSpan span) {
    int start = Math.min(span.start(), text.length());
    int end = Math.max(start, Math.min(span.end(), text.length()));
    String part = text.substring(start, end);
    boolean bracketed = part.length() > 2 && part.startsWith("[") && part.endsWith("]");
    boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
    if (!bracketed && !quoted) {
      return null;
    }
    String name = part.substring(1, part.length() - 1);
    SpaceSchema source = context.source();
    return source.find(name) != null ? null : context.nearest(name, source);
  }

  private void add(
      AttributeFlow flow,
      FlowSource.Computed computed,
      @Nullable SourceSpan span,
      Finding finding) {
    Finding located = finding.inRule(context.rule().name(), flow.target());
    context
        .report()
        .add(
            computed.expression().length() > MAX_SHOWN
                ? located
                : located.inExpression(computed.expression(), span));
  }

  /** Returns the place in the file, or that of the mapping if it is not known. */
  private static Position position(
      AttributeFlow flow, FlowSource.Computed computed, @Nullable SourceSpan span) {
    TextOrigin origin = computed.origin();
    return origin == null || span == null ? flow.position() : origin.at(span.start());
  }

  private static SourceSpan span(String text, int start, int end) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < start; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new SourceSpan(start, end, line, text.codePointCount(lineStart, start) + 1);
  }
}
