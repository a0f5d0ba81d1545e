package org.aadsync.core.internal.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Makes the error records of one step; each knows since when its object has had the error. */
final class Errors {
  private final InstantSource clock;
  private final Map<CsObject, Optional<ObjectError>> earlier = new HashMap<>();

  Errors(InstantSource clock) {
    this.clock = clock;
  }

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

  /** Returns the error of an object that the rules failed on. */
  ObjectError synchronization(
      CsObject object,
      Stage stage,
      String code,
      @Nullable String attribute,
      String message,
      Origin origin) {
    return after(
        object,
        of(
            object,
            stage,
            Severity.ERROR,
            new ConnectorError(code, attribute, message),
            origin,
            null));
  }

  /** Returns the error of an object that its directory refused. */
  ObjectError export(CsObject object, ConnectorError cause, RetryAdvice advice) {
    return after(object, of(object, Stage.EXPORT, Severity.ERROR, cause, Origin.NONE, advice));
  }

  /** Returns a warning about an object that was imported. */
  ObjectError warning(CsObject object, ConnectorError cause) {
    return of(object, Stage.IMPORT, Severity.WARNING, cause, Origin.NONE, null);
  }

  /**
   * Returns the error of what could not be read.
   *
   * @param earlier the error that it had before, or null
   */
  ObjectError discovery(
      ConnectorDefinition connector,
      @Nullable String dn,
      @Nullable Anchor anchor,
      ConnectorError cause,
      @Nullable ObjectError earlier) {
    Instant now = clock.instant();
    return new ObjectError(
            Stage.IMPORT,
            Severity.ERROR,
            cause.code(),
            connector.name(),
            dn == null ? "" : dn,
            anchor == null ? "" : anchor.toString(),
            "",
            null,
            cause.attribute(),
            null,
            null,
            cause.message(),
            now,
            now,
            0,
            null)
        .after(earlier);
  }

  /** An object may fail more than once in a run; what counts is what it had before the run. */
  private ObjectError after(CsObject object, ObjectError error) {
    return error.after(
        earlier
            .computeIfAbsent(object, each -> Optional.ofNullable(each.error(error.stage())))
            .orElse(null));
  }

  private ObjectError of(
      CsObject object,
      Stage stage,
      Severity severity,
      ConnectorError cause,
      Origin origin,
      @Nullable RetryAdvice advice) {
    Instant now = clock.instant();
    return new ObjectError(
        stage,
        severity,
        cause.code(),
        object.space().definition().name(),
        object.dn(),
        object.anchor().map(Object::toString).orElse(""),
        object.objectType().orElse(""),
        origin.rule(),
        cause.attribute(),
        origin.expression(),
        origin.span(),
        cause.message(),
        now,
        now,
        0,
        advice);
  }
}
