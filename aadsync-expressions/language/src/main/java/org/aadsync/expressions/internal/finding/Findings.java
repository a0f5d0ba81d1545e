package org.aadsync.expressions.internal.finding;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.Severity;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is found in one text. Only so many findings are listed; errors come before warnings
 * where not all can be, and the others are counted.
 */
public final class Findings {
  private final int most;
  private final List<Diagnostic> errors;
  private final List<Diagnostic> warnings;
  private int omitted;

  /** Makes an empty list of at most {@code most} findings. */
  public Findings(int most) {
    this.most = most;
    this.errors = new ArrayList<>();
    this.warnings = new ArrayList<>();
  }

  /** Makes a list that starts with what {@code earlier} has. */
  public Findings(Findings earlier) {
    this.most = earlier.most;
    this.errors = new ArrayList<>(earlier.errors);
    this.warnings = new ArrayList<>(earlier.warnings);
    this.omitted = earlier.omitted;
  }

  /** Adds a finding with the usual severity of its code. */
  public void add(FindingCode code, SourceSpan span, String message, @Nullable String hint) {
    add(code, code.severity(), span, message, hint);
  }

  /** Adds a finding. */
  public void add(
      FindingCode code, Severity severity, SourceSpan span, String message, @Nullable String hint) {
    List<Diagnostic> found = severity == Severity.ERROR ? errors : warnings;
    if (found.size() < most) {
      found.add(new Diagnostic(code.id(), severity, span, message, hint));
    } else {
      omitted++;
    }
  }

  /** Adds that the text nests deeper than the stack of this thread has room for. */
  public void addStackTooSmall() {
    add(
        FindingCode.NESTING_TOO_DEEP,
        new SourceSpan(0, 0, 1, 1),
        "brackets nest deeper than the stack of this thread has room for",
        "give the thread a larger stack, or split the rule into several flows");
  }

  /** Returns whether another error would be listed: a hint may take time to find. */
  public boolean listsMoreErrors() {
    return errors.size() < most;
  }

  /** Returns whether one of them is an error. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Returns the findings in order of place; if some were left out, the last one says so. */
  public ImmutableList<Diagnostic> sorted() {
    ImmutableList<Diagnostic> listed =
        ImmutableList.sortedCopyOf(
            Comparator.comparingInt((Diagnostic d) -> d.span().start())
                .thenComparingInt(d -> d.span().end()),
            Iterables.limit(Iterables.concat(errors, warnings), most));
    int others = omitted + errors.size() + warnings.size() - listed.size();
    return others == 0
        ? listed
        : ImmutableList.<Diagnostic>builder().addAll(listed).add(others(others, listed)).build();
  }

  private Diagnostic others(int count, List<Diagnostic> listed) {
    return new Diagnostic(
        FindingCode.TOO_MANY_FINDINGS.id(),
        hasErrors() ? Severity.ERROR : Severity.WARNING,
        listed.get(listed.size() - 1).span(),
        count == 1 ? "1 more finding is not listed" : count + " more findings are not listed",
        "mend the first ones and check again");
  }
}
