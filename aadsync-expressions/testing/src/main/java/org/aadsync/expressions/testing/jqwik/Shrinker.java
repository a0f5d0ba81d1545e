package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aadsync.expressions.ast.Operator;

/**
 * Makes expressions smaller: a part is replaced by one of its own parts or by the simplest value of
 * its type, arguments and operands are left out, brackets and line breaks vanish. Immutable.
 */
final class Shrinker {
  private static final String PLAIN = " ";

  private final ImmutableList<Shape> results;
  private final boolean keepsTypes;

  private Shrinker(ImmutableList<Shape> results, boolean keepsTypes) {
    this.results = results;
    this.keepsTypes = keepsTypes;
  }

  /** Returns a shrinker by which expressions stay well typed and of one of {@code results}. */
  static Shrinker keepingTypes(ImmutableList<Shape> results) {
    return new Shrinker(results, true);
  }

  /** Returns a shrinker that does not care for types. */
  static Shrinker ofAnyShape() {
    return new Shrinker(ImmutableList.of(), false);
  }

  /** Returns expressions that are smaller than {@code whole}, the smallest ones first. */
  Stream<Part> smallerThan(Part whole) {
    Stream<Part> ofOtherTypes =
        results.stream()
            .filter(shape -> !shape.equals(whole.shape()))
            .flatMap(shape -> inner(whole, shape));
    return Stream.concat(ofOtherTypes, replacements(whole));
  }

  /** Returns what can stand where {@code part} stands and is smaller. */
  private Stream<Part> replacements(Part part) {
    Stream<Part> own =
        part instanceof Part.Leaf leaf
            ? simplerLeaves(leaf)
            : Stream.concat(
                simplest(part), Stream.concat(inner(part, part.shape()), shorter(part)));
    return Stream.concat(own, withSmallerChild(part));
  }

  private static Stream<Part> simplerLeaves(Part.Leaf leaf) {
    if (leaf.role() == Part.Leaf.Role.NAME) {
      return Stream.empty();
    }
    Stream<Part> simplest =
        LeafGenerator.simplest(leaf.shape()).stream()
            .filter(other -> other.rank() < leaf.rank())
            .map(other -> other);
    Stream<Part> shorter =
        leaf.rank() == 0
            ? Stream.empty()
            : Literals.shorter(leaf.text()).map(text -> retold(leaf, text));
    return Stream.concat(simplest, shorter);
  }

  private static Part retold(Part.Leaf leaf, String text) {
    return new Part.Leaf(leaf.shape(), text, leaf.role(), leaf.rank());
  }

  private static Stream<Part> simplest(Part part) {
    return LeafGenerator.simplest(part.shape()).stream().map(leaf -> leaf);
  }

  /** Returns the parts of {@code part} that have the type and need no variable of it. */
  private Stream<Part> inner(Part part, Shape shape) {
    Set<String> known = part.freeVariables();
    List<Part> found = new ArrayList<>();
    collect(part, shape, known, found);
    return found.stream();
  }

  private void collect(Part part, Shape shape, Set<String> known, List<Part> found) {
    for (Part child : part.children()) {
      boolean isName = child instanceof Part.Leaf leaf && leaf.role() == Part.Leaf.Role.NAME;
      boolean fits = child.shape().equals(shape) && known.containsAll(child.freeVariables());
      if (!isName && (fits || !keepsTypes)) {
        found.add(child);
      }
      collect(child, shape, known, found);
    }
  }

  /** Returns {@code part} with fewer arguments or operands, or written more plainly. */
  private Stream<Part> shorter(Part part) {
    if (part instanceof Part.Call call) {
      return shorter(call);
    }
    return part instanceof Part.Chain chain ? shorter(chain) : Stream.empty();
  }

  private Stream<Part> shorter(Part.Call call) {
    List<Part> shorter = new ArrayList<>();
    int count = call.children().size();
    int fewest = keepsTypes ? call.form().fewest() : 0;
    int step = keepsTypes ? call.form().form().repeated() : 1;
    for (int from = fewest - step; count > fewest && step > 0 && from < count; from += step) {
      if (from >= 0) {
        List<Part> rest = new ArrayList<>(call.children());
        rest.subList(from, from + step).clear();
        shorter.add(call.withChildren(rest));
      }
    }
    if (!call.gap().equals(PLAIN)) {
      shorter.add(new Part.Call(call.shape(), call.name(), call.form(), call.children(), PLAIN));
    }
    return shorter.stream();
  }

  private Stream<Part> shorter(Part.Chain chain) {
    Stream<Part> plain =
        chain.gap().equals(PLAIN)
            ? Stream.empty()
            : Stream.of(new Part.Chain(chain.shape(), chain.children(), chain.operators(), PLAIN));
    int count = chain.children().size();
    boolean comparison = chain.operators().get(0).family() == Operator.Family.COMPARISON;
    if (count == 2 || (comparison && keepsTypes)) {
      return plain;
    }
    return Stream.concat(
        IntStream.range(0, count).mapToObj(i -> without(chain, i)).filter(this::hasShape), plain);
  }

  private static Part.Chain without(Part.Chain chain, int index) {
    List<Part> operands = new ArrayList<>(chain.children());
    operands.remove(index);
    List<Operator> operators = new ArrayList<>(chain.operators());
    operators.remove(Math.max(0, index - 1));
    return new Part.Chain(
        chain.shape(),
        ImmutableList.copyOf(operands),
        ImmutableList.copyOf(operators),
        chain.gap());
  }

  /** Returns whether the operands still make several values, if that is what they made. */
  private boolean hasShape(Part.Chain chain) {
    return !keepsTypes
        || !chain.shape().many()
        || chain.children().stream().anyMatch(operand -> operand.shape().many());
  }

  private Stream<Part> withSmallerChild(Part part) {
    return IntStream.range(0, part.children().size())
        .boxed()
        .flatMap(
            i ->
                replacements(part.children().get(i))
                    .map(
                        child -> {
                          List<Part> children = new ArrayList<>(part.children());
                          children.set(i, child);
                          return part.withChildren(children);
                        })
                    .filter(changed -> !keepsTypes || changed.isExact()));
  }

  /** Returns how far the leaves and the layout are from the simplest. */
  static int weight(Part part) {
    int weight = part instanceof Part.Leaf leaf ? leaf.rank() : 0;
    for (Part child : part.children()) {
      weight += weight(child);
    }
    return weight + (isPlain(part) ? 0 : 1);
  }

  private static boolean isPlain(Part part) {
    if (part instanceof Part.Call call) {
      return call.gap().equals(PLAIN);
    }
    return !(part instanceof Part.Chain chain) || chain.gap().equals(PLAIN);
  }
}
