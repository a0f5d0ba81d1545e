package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.testing.jqwik.Part.Leaf.Role;
import org.aadsync.expressions.value.ValueType;

/**
 * Makes mistakes in well-typed expressions, such as people make: a value of another type, too few
 * or too many arguments, arguments in the wrong order, names that do not exist or are spelled in
 * another case, another operator. The text stays one that can be read.
 */
final class Mutations {
  private static final ImmutableList<String> ODD_LEAVES =
      ImmutableList.of(
          "[nosuch]",
          "%No.Such%",
          "$nosuch",
          "CaseInsensitive",
          "Nothing",
          "null",
          "IgnoreThisFlow",
          "AuthoritativeNull",
          "CRLF",
          "NULL",
          "Now()",
          "NULL()");

  private final ExpressionGenerator source;
  private final Random random;

  Mutations(ExpressionGenerator source, Random random) {
    this.source = source;
    this.random = random;
  }

  /** Returns {@code part} with one to three mistakes; now and then two of them undo each other. */
  Part mutate(Part part) {
    Part mutated = part;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      mutated = mutateAt(mutated, random.nextInt(mutated.size()));
    }
    return mutated;
  }

  /** Makes a mistake at the part with the given number, counted from the root. */
  private Part mutateAt(Part part, int number) {
    if (number == 0) {
      return mistaken(part);
    }
    int before = 1;
    List<Part> children = new ArrayList<>(part.children());
    for (int i = 0; i < children.size(); i++) {
      int size = children.get(i).size();
      if (number < before + size) {
        children.set(i, mutateAt(children.get(i), number - before));
        return part.withChildren(children);
      }
      before += size;
    }
    return part;
  }

  private Part mistaken(Part part) {
    int kind = random.nextInt(4);
    if (kind == 0) {
      return ofAnotherType();
    }
    if (part instanceof Part.Call call) {
      return mistaken(call);
    }
    if (part instanceof Part.Chain chain) {
      return withOtherOperators(chain);
    }
    return kind == 1 ? new Part.Negation(part.shape(), part) : oddLeaf(part);
  }

  private Part ofAnotherType() {
    Shape shape =
        new Shape(
            Literals.oneOf(ImmutableList.copyOf(ValueType.values()), random), random.nextBoolean());
    return source.expression(shape, random.nextInt(2), random);
  }

  private Part oddLeaf(Part part) {
    String text = PartWriter.write(part);
    boolean isName = text.startsWith("[") && random.nextBoolean();
    return new Part.Leaf(
        part.shape(),
        isName ? text.toUpperCase(Locale.ROOT) : Literals.oneOf(ODD_LEAVES, random),
        Role.VALUE,
        Part.Leaf.RANK_OF_NAMES);
  }

  private Part mistaken(Part.Call call) {
    List<Part> arguments = new ArrayList<>(call.children());
    int count = arguments.size();
    switch (random.nextInt(5)) {
      case 0 -> {
        if (count > 0) {
          arguments.remove(random.nextInt(count));
        }
      }
      case 1 -> arguments.add(random.nextInt(count + 1), ofAnotherType());
      case 2 -> Collections.shuffle(arguments, random);
      case 3 -> {
        return renamed(call, misspelled(call.name()));
      }
      default -> {
        List<CallForm> others = source.forms(Shape.one(ValueType.STR));
        return others.isEmpty()
            ? call
            : renamed(call, Literals.oneOf(others, random).function().name());
      }
    }
    return call.withChildren(arguments);
  }

  private static Part renamed(Part.Call call, String name) {
    return new Part.Call(call.shape(), name, call.form(), call.children(), call.gap());
  }

  private String misspelled(String name) {
    return switch (random.nextInt(3)) {
      case 0 -> name.toLowerCase(Locale.ROOT);
      case 1 -> name + "s";
      default -> name.substring(0, name.length() - 1) + "X";
    };
  }

  private Part withOtherOperators(Part.Chain chain) {
    Operator.Family family = Literals.oneOf(ImmutableList.copyOf(Operator.Family.values()), random);
    List<Operator> choices = new ArrayList<>(List.of(Operator.values()));
    choices.removeIf(operator -> operator.family() != family);
    ImmutableList<Operator> operators =
        chain.operators().stream()
            .map(operator -> Literals.oneOf(choices, random))
            .collect(ImmutableList.toImmutableList());
    return new Part.Chain(chain.shape(), chain.children(), operators, chain.gap());
  }
}
