package org.aadsync.expressions.explain;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of an expression with the value of each of its parts. Immutable and thread-safe,
 * as the values are.
 *
 * <pre>{@code
 * Explanation explanation = Explanation.of(program, context);
 * System.out.print(ExplanationRenderer.standard().render(explanation));
 * }</pre>
 */
public final class Explanation {
  /** How many values of one part are kept, if it is evaluated again and again. */
  public static final int MOST_VALUES = 100;

  private final Program program;
  private final FlowResult result;
  private final Part root;

  private Explanation(Program program, FlowResult result, Part root) {
    this.program = program;
    this.result = result;
    this.root = root;
  }

  /** Evaluates {@code program} and keeps what its parts give. A failure is part of the result. */
  public static Explanation of(Program program, EvaluationContext context) {
    Recorder recorder = new Recorder();
    FlowResult result = program.evaluate(context, recorder);
    Syntax tree = requireNonNull(program.expression().tree(), "a program has a tree");
    return new Explanation(program, result, recorder.explain(withoutBrackets(tree)));
  }

  /** Returns the program that was evaluated. */
  public Program program() {
    return program;
  }

  /** Returns what the expression gives to its flow. */
  public FlowResult result() {
    return result;
  }

  /** Returns the whole expression as a part. */
  public Part root() {
    return root;
  }

  /**
   * A part of an expression: an operand, an argument, or the whole. Brackets are no parts.
   *
   * <p>Immutable and thread-safe.
   */
  public static final class Part {
    private final Syntax syntax;
    private final Seen seen;
    private final ImmutableList<Part> parts;

    private Part(Syntax syntax, Seen seen, ImmutableList<Part> parts) {
      this.syntax = syntax;
      this.seen = seen;
      this.parts = parts;
    }

    /** Returns what was written. */
    public Syntax syntax() {
      return syntax;
    }

    /**
     * Returns whether it was evaluated: whether it has given a value or has failed. A name that
     * stands for itself, such as an option, never is.
     */
    public boolean isEvaluated() {
      return evaluations() > 0;
    }

    /**
     * Returns how many times it was evaluated, a failure included: more than once only in what is
     * done for each value of a variable.
     */
    public long evaluations() {
      return seen.failure == null ? seen.count : seen.count + 1;
    }

    /**
     * Returns its values in order, at most {@link #MOST_VALUES}; each as {@link
     * EvaluationListener#evaluated} gets it.
     */
    public List<@Nullable Object> values() {
      return Collections.unmodifiableList(seen.values);
    }

    /** Returns why it failed, on its own or because of a part in it; null if it did not. */
    public @Nullable EvaluationException failure() {
      return seen.failure;
    }

    /** Returns whether it failed on its own, and not because of a part in it. */
    public boolean isCauseOfFailure() {
      return seen.failure != null
          && parts.stream().noneMatch(part -> part.seen.failure == seen.failure);
    }

    /** Returns its operands or arguments, in order, without brackets around them. */
    public ImmutableList<Part> parts() {
      return parts;
    }
  }

  /** What is known of a part. */
  private static final class Seen {
    private static final Seen NOTHING = new Seen();

    private final List<@Nullable Object> values = new ArrayList<>(1);
    private long count;
    private @Nullable EvaluationException failure;
  }

  /** Keeps what it is told; parts are told apart by identity, since they may look the same. */
  private static final class Recorder implements EvaluationListener {
    private final Map<Syntax, Seen> seen = new IdentityHashMap<>();

    @Override
    public void evaluated(Syntax part, @Nullable Object value) {
      Seen known = known(part);
      known.count++;
      if (known.values.size() < MOST_VALUES) {
        known.values.add(value);
      }
    }

    @Override
    public void failed(Syntax part, EvaluationException failure) {
      known(part).failure = failure;
    }

    private Seen known(Syntax part) {
      return seen.computeIfAbsent(part, absent -> new Seen());
    }

    /** Builds the parts of a tree, the inner ones first, without recursion. */
    private Part explain(Syntax tree) {
      List<Syntax> outerFirst = new ArrayList<>();
      Deque<Syntax> open = new ArrayDeque<>();
      open.push(tree);
      while (!open.isEmpty()) {
        Syntax next = open.pop();
        outerFirst.add(next);
        partsOf(next).forEach(open::push);
      }
      Map<Syntax, Part> done = new IdentityHashMap<>();
      for (int i = outerFirst.size() - 1; i >= 0; i--) {
        Syntax next = outerFirst.get(i);
        ImmutableList<Part> parts =
            partsOf(next).stream()
                .map(part -> requireNonNull(done.get(part)))
                .collect(ImmutableList.toImmutableList());
        done.put(next, new Part(next, seen.getOrDefault(next, Seen.NOTHING), parts));
      }
      return requireNonNull(done.get(tree));
    }
  }

  private static List<Syntax> partsOf(Syntax tree) {
    if (tree instanceof Syntax.Call call) {
      return call.arguments().stream().map(Explanation::withoutBrackets).toList();
    }
    if (tree instanceof Syntax.Chain chain) {
      return chain.operands().stream().map(Explanation::withoutBrackets).toList();
    }
    return tree instanceof Syntax.Negation negation
        ? ImmutableList.of(withoutBrackets(negation.operand()))
        : ImmutableList.of();
  }

  private static Syntax withoutBrackets(Syntax tree) {
    Syntax inner = tree;
    while (inner instanceof Syntax.Bracketed bracketed) {
      inner = bracketed.inner();
    }
    return inner;
  }
}
