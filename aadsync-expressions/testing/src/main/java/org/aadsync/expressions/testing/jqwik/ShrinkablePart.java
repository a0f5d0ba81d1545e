package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.aadsync.expressions.ast.Operator;

/**
 * A generated expression that becomes smaller and stays well typed: a part is replaced by one of
 * its own parts of the same type or by the simplest value of its type, repeated arguments and
 * operands are left out, brackets and line breaks vanish.
 */
final class ShrinkablePart implements Shrinkable<String> {
  private final Part part;
  private final ImmutableList<Shape> results;

  /** Makes a shrinkable of a whole expression that may have any of the types in {@code results}. */
  ShrinkablePart(Part part, ImmutableList<Shape> results) {
    this.part = part;
    this.results = results;
  }

  @Override
  public String value() {
    return PartWriter.write(part);
  }

  @Override
  public Stream<Shrinkable<String>> shrink() {
    Stream<Part> ofOtherTypes =
        results.stream()
            .filter(shape -> !shape.equals(part.shape()))
            .flatMap(shape -> inner(part, shape));
    return Stream.concat(ofOtherTypes, smaller(part))
        .map(smaller -> new ShrinkablePart(smaller, results));
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(part.size(), weight(part), value().length());
  }

  /** Returns parts that can stand where {@code part} stands and are smaller. */
  private static Stream<Part> smaller(Part part) {
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
  private static Stream<Part> inner(Part part, Shape shape) {
    Set<String> known = part.freeVariables();
    List<Part> found = new ArrayList<>();
    collect(part, shape, known, found);
    return found.stream();
  }

  private static void collect(Part part, Shape shape, Set<String> known, List<Part> found) {
    for (Part child : part.children()) {
      boolean isName = child instanceof Part.Leaf leaf && leaf.role() == Part.Leaf.Role.NAME;
      if (!isName && child.shape().equals(shape) && known.containsAll(child.freeVariables())) {
        found.add(child);
      }
      collect(child, shape, known, found);
    }
  }

  /** Returns {@code part} with fewer arguments or operands, or written more plainly. */
  private static Stream<Part> shorter(Part part) {
    if (part instanceof Part.Call call) {
      return shorter(call);
    }
    return part instanceof Part.Chain chain ? shorter(chain) : Stream.empty();
  }

  private static Stream<Part> shorter(Part.Call call) {
    List<Part> shorter = new ArrayList<>();
    int count = call.children().size();
    int step = call.form().form().repeated();
    int first = call.form().fewest() - step;
    for (int from = first; count > call.form().fewest() && from < count; from += step) {
      List<Part> rest = new ArrayList<>(call.children());
      rest.subList(from, from + step).clear();
      shorter.add(call.withChildren(rest));
    }
    if (!call.gap().equals(" ")) {
      shorter.add(new Part.Call(call.shape(), call.form(), call.children(), " "));
    }
    return shorter.stream();
  }

  private static Stream<Part> shorter(Part.Chain chain) {
    Stream<Part> plain =
        chain.gap().equals(" ")
            ? Stream.empty()
            : Stream.of(new Part.Chain(chain.shape(), chain.children(), chain.operators(), " "));
    int count = chain.children().size();
    boolean comparison = chain.operators().get(0).family() == Operator.Family.COMPARISON;
    if (count == 2 || comparison) {
      return plain;
    }
    return Stream.concat(
        IntStream.range(0, count).mapToObj(i -> without(chain, i)).filter(ShrinkablePart::hasShape),
        plain);
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
  private static boolean hasShape(Part.Chain chain) {
    return !chain.shape().many()
        || chain.children().stream().anyMatch(operand -> operand.shape().many());
  }

  private static Stream<Part> withSmallerChild(Part part) {
    return IntStream.range(0, part.children().size())
        .boxed()
        .flatMap(
            i ->
                smaller(part.children().get(i))
                    .map(
                        child -> {
                          List<Part> children = new ArrayList<>(part.children());
                          children.set(i, child);
                          return part.withChildren(children);
                        })
                    .filter(Part::isExact));
  }

  /** Returns how far the leaves and the layout are from the simplest. */
  private static int weight(Part part) {
    int weight = part instanceof Part.Leaf leaf ? leaf.rank() : 0;
    for (Part child : part.children()) {
      weight += weight(child);
    }
    return weight + (isPlain(part) ? 0 : 1);
  }

  private static boolean isPlain(Part part) {
    if (part instanceof Part.Call call) {
      return call.gap().equals(" ");
    }
    return !(part instanceof Part.Chain chain) || chain.gap().equals(" ");
  }
}
