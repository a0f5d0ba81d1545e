package org.aadsync.core.rules;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;

/** Compiles every distinct expression once for each schema that it reads. For one thread. */
final class Programs {
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
        .computeIfAbsent(text, key -> language.compile(parse(key), new SpaceBinding(source)));
  }
}
