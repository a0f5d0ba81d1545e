package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aadsync.expressions.testing.DeclaredAttribute;
import org.aadsync.expressions.testing.jqwik.Part.Leaf;
import org.aadsync.expressions.testing.jqwik.Part.Leaf.Role;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/** Generates what has no parts: literals, attributes, parameters, variables, names. */
final class LeafGenerator {
  private static final Shape NO_SHAPE = Shape.one(ValueType.STR);

  private final ExpressionGenerator source;
  private final Random random;

  LeafGenerator(ExpressionGenerator source, Random random) {
    this.source = source;
    this.random = random;
  }

  /** Returns something with a value of {@code shape}, or null if there is nothing but NULL. */
  @Nullable Leaf leaf(Shape shape, List<Leaf> scope) {
    List<Leaf> readable = scope.stream().filter(v -> v.shape().equals(shape)).toList();
    if (!readable.isEmpty() && random.nextBoolean()) {
      return Literals.oneOf(readable, random);
    }
    if (random.nextInt(20) == 0) {
      return nothing(shape);
    }
    List<Leaf> choices = new ArrayList<>();
    List<DeclaredAttribute> attributes = source.attributes(shape);
    if (!attributes.isEmpty()) {
      String name = Literals.oneOf(attributes, random).name();
      choices.add(new Leaf(shape, "[" + name + "]", Role.VALUE, Leaf.RANK_OF_NAMES));
    }
    if (!shape.many()) {
      addLiterals(choices, shape);
    }
    return choices.isEmpty() ? null : Literals.oneOf(choices, random);
  }

  private void addLiterals(List<Leaf> choices, Shape shape) {
    switch (shape.kind()) {
      case STR -> {
        String constant = random.nextInt(10) == 0 ? "CRLF" : Literals.text(Literals.text(random));
        choices.add(literal(shape, constant));
        if (!source.parameters().isEmpty() && random.nextInt(4) == 0) {
          String name = Literals.oneOf(source.parameters(), random);
          choices.add(new Leaf(shape, "%" + name + "%", Role.VALUE, Leaf.RANK_OF_NAMES));
        }
      }
      case NUM -> choices.add(literal(shape, Literals.number(Literals.number(random), random)));
      case BOOL -> choices.add(literal(shape, random.nextBoolean() ? "True" : "False"));
      default -> {}
    }
  }

  /** Returns a literal. */
  static Leaf literal(Shape shape, String text) {
    return new Leaf(shape, text, Role.VALUE, Leaf.RANK_OF_LITERALS);
  }

  /** Returns NULL, which is of every type. */
  Leaf nothing(Shape shape) {
    return new Leaf(shape, "NULL", Role.VALUE, Leaf.RANK_OF_NOTHING);
  }

  /** Returns a result that is no value. */
  Leaf signal(Shape shape) {
    String text = random.nextBoolean() ? "IgnoreThisFlow" : "AuthoritativeNull";
    return new Leaf(shape, text, Role.VALUE, Leaf.RANK_OF_NAMES);
  }

  /** Returns one of the options of a parameter, bare or in quotes. */
  Leaf option(ImmutableList<String> options) {
    String name = Literals.oneOf(options, random);
    return name(random.nextInt(4) == 0 ? Literals.text(name) : name);
  }

  /** Returns the name of one of {@code attributes}, in quotes; it has the type of the attribute. */
  Leaf attributeName(List<DeclaredAttribute> attributes) {
    DeclaredAttribute attribute = Literals.oneOf(attributes, random);
    Shape shape = new Shape(attribute.type(), attribute.multiValued());
    return new Leaf(shape, Literals.text(attribute.name()), Role.NAME, 0);
  }

  /** Returns a name that stands where only a name can. */
  Leaf name(String text) {
    return new Leaf(NO_SHAPE, text, Role.NAME, 0);
  }

  /** Returns the simplest values of {@code shape}, none if there is no literal of it. */
  static List<Leaf> simplest(Shape shape) {
    Leaf nothing = new Leaf(shape, "NULL", Role.VALUE, Leaf.RANK_OF_NOTHING);
    if (shape.many()) {
      return List.of(nothing);
    }
    return switch (shape.kind()) {
      case STR -> List.of(new Leaf(shape, "\"a\"", Role.VALUE, 0), nothing);
      case NUM -> List.of(new Leaf(shape, "1", Role.VALUE, 0), nothing);
      case BOOL -> List.of(new Leaf(shape, "True", Role.VALUE, 0), nothing);
      default -> List.of(nothing);
    };
  }
}
