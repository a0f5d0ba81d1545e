package org.aadsync.core.rules;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Severity;

/** Compiles every distinct expression once for each schema that it reads. For one thread. */
final class Programs {
  private static final ScopePresence ANYTHING = new ScopePresence(Set.of());

  private final ExpressionLanguage language;
  private final Map<String, Expression> parsed = new HashMap<>();
  private final Map<SpaceSchema, Map<String, Compilation>> compiled = new IdentityHashMap<>();

  Programs(ExpressionLanguage language) {
    this.language = language;
  }

  Expression parse(String text) {
    return parsed.computeIfAbsent(text, language::parse);
  }

  Compilation compile(String text, SpaceSchema source) {
    return compiled
        .computeIfAbsent(source, schema -> new HashMap<>())
        .computeIfAbsent(
            text, key -> language.compile(parse(key), new SpaceBinding(source, ANYTHING)));
  }

  /** Returns what is found in an expression that reads only objects with certain attributes. */
  List<Diagnostic> diagnostics(String text, SpaceSchema source, ScopePresence present) {
    List<Diagnostic> found = compile(text, source).diagnostics();
    // Nothing but warnings depends on the attributes that are present.
    boolean depends =
        found.stream().anyMatch(finding -> finding.severity() == Severity.WARNING)
            && present.containsAny(parse(text).attributeNames());
    return depends
        ? language.compile(parse(text), new SpaceBinding(source, present)).diagnostics()
        : found;
  }
}
