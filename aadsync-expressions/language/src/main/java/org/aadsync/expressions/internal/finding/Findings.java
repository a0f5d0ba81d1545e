package org.aadsync.expressions.internal.finding;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.Severity;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one text; after a hundred findings it stops. */
public final class Findings {
  private static final int MOST = 100;

  private final List<Diagnostic> found = new ArrayList<>();
  private boolean full;

  /** Adds a finding with the usual severity of its code. */
  public void add(FindingCode code, SourceSpan span, String message, @Nullable String hint) {
    add(code, code.severity(), span, message, hint);
  }

  /** Adds a finding. */
  public void add(
      FindingCode code, Severity severity, SourceSpan span, String message, @Nullable String hint) {
    if (found.size() < MOST) {
      found.add(new Diagnostic(code.id(), severity, span, message, hint));
    } else if (!full) {
      full = true;
      found.add(
          new Diagnostic(
              FindingCode.TOO_MANY_FINDINGS.id(),
              Severity.ERROR,
              span,
              "more than " + MOST + " findings; the rest is left out",
              "mend the first ones and check again"));
    }
  }

  /** Adds findings that were made before. */
  public void addAll(Iterable<Diagnostic> earlier) {
    earlier.forEach(found::add);
    full = found.size() > MOST;
  }

  /** Returns whether one of them is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Returns the findings in order of place. */
  public ImmutableList<Diagnostic> sorted() {
    return ImmutableList.sortedCopyOf(
        Comparator.comparingInt((Diagnostic d) -> d.span().start())
            .thenComparingInt(d -> d.span().end()),
        found);
  }
}
