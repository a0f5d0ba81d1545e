package org.aadsync.core.internal.run;

import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Makes error records of connector-space objects. */
final class Errors {
  private Errors() {}

  /**
   * Where in the rules an error comes from.
   *
   * @param rule name of the rule, or null
   * @param expression text of the expression, or null
   * @param span place in the expression, or null
   */
  record Origin(@Nullable String rule, @Nullable String expression, @Nullable SourceSpan span) {
    static final Origin NONE = new Origin(null, null, null);
  }

  static ObjectError of(
      CsObject object,
      Stage stage,
      Severity severity,
      String code,
      @Nullable String attribute,
      String message,
      Origin origin) {
    return new ObjectError(
        stage,
        severity,
        code,
        object.space().definition().name(),
        object.dn(),
        object.anchor().map(Object::toString).orElse(""),
        object.objectType().orElse(""),
        origin.rule(),
        attribute,
        origin.expression(),
        origin.span(),
        message);
  }
}
