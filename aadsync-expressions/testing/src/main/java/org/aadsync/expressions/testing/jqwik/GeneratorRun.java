package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/** Generates one expression. Used once, by one thread. */
final class GeneratorRun {
  private static final ImmutableList<Operator> ARITHMETIC =
      ImmutableList.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDE);
  private static final ImmutableList<Operator> EQUALITY =
      ImmutableList.of(Operator.EQUAL, Operator.NOT_EQUAL);
  private static final ImmutableList<Operator> ORDER =
      ImmutableList.of(
          Operator.LESS, Operator.LESS_EQUAL, Operator.GREATER, Operator.GREATER_EQUAL);
  private static final ImmutableList<Operator> LOGICAL =
      ImmutableList.of(Operator.AND, Operator.OR);
  private static final ImmutableList<ValueType> ORDERED =
      ImmutableList.of(ValueType.NUM, ValueType.STR, ValueType.DT);
  private static final ImmutableList<ValueType> JOINABLE =
      ImmutableList.of(
          ValueType.STR,
          ValueType.STR,
          ValueType.STR,
          ValueType.NUM,
          ValueType.BOOL,
          ValueType.REF);
  private static final ImmutableList<String> GAPS =
      ImmutableList.of(" ", " ", " ", " ", "", "", "  ", "\n\t");

  private final ExpressionGenerator source;
  private final LeafGenerator leaves;
  private final Random random;
  private int budget;
  private int variables;

  GeneratorRun(ExpressionGenerator source, Random random, int budget) {
    this.source = source;
    this.leaves = new LeafGenerator(source, random);
    this.random = random;
    this.budget = budget;
  }

  Part whole(Shape shape, int depth) {
    return part(shape, depth, ImmutableList.of(), true);
  }

  /**
   * Generates a part.
   *
   * @param scope the variables that it may read
   * @param isResult whether its value may be that of the whole expression
   */
  private Part part(Shape shape, int depth, ImmutableList<Part.Leaf> scope, boolean isResult) {
    budget--;
    if (isResult && random.nextInt(24) == 0) {
      return leaves.signal(shape);
    }
    Part part = unbracketed(shape, depth, scope, isResult);
    return random.nextInt(16) == 0 ? new Part.Bracketed(part) : part;
  }

  private Part unbracketed(
      Shape shape, int depth, ImmutableList<Part.Leaf> scope, boolean isResult) {
    boolean end = depth <= 0 || budget <= 0;
    if (end || random.nextInt(8) == 0) {
      return leaf(shape, scope);
    }
    if (random.nextInt(3) == 0) {
      Part chain = operators(shape, depth, scope);
      if (chain != null) {
        return chain;
      }
    }
    CallForm form = chooseForm(source.forms(shape));
    return form == null ? leaf(shape, scope) : call(form, shape, depth, scope, isResult);
  }

  private Part leaf(Shape shape, ImmutableList<Part.Leaf> scope) {
    Part leaf = leaves.leaf(shape, scope);
    if (leaf != null) {
      return leaf;
    }
    // Nothing names such a value, but a call with literals may give it: a date, for one.
    List<CallForm> simple =
        source.forms(shape).stream().filter(CallForm::needsLiteralsOnly).toList();
    if (shape.many() || simple.isEmpty() || random.nextInt(8) == 0) {
      return leaves.nothing(shape);
    }
    return call(Literals.oneOf(simple, random), shape, 0, scope, false);
  }

  private @Nullable CallForm chooseForm(List<CallForm> forms) {
    if (forms.isEmpty()) {
      return null;
    }
    CallForm form = Literals.oneOf(forms, random);
    // What fits everywhere, since it never returns, would be everywhere.
    boolean never = form.form().result() instanceof ResultType.Never;
    return never ? Literals.oneOf(forms, random) : form;
  }

  private Part call(
      CallForm form, Shape shape, int depth, ImmutableList<Part.Leaf> scope, boolean isResult) {
    int step = form.form().repeated();
    int count = form.fewest() + (step > 0 ? step * random.nextInt(3) : 0);
    List<Shape> shapes = form.arguments(shape, count, random);
    boolean chosenOnce = isChosenOnce(form, shapes);
    ImmutableList.Builder<Part> arguments = ImmutableList.builder();
    Part.Leaf variable = form.binds() ? variable(form, shapes, scope) : null;
    for (int i = 0; i < count; i++) {
      Parameter parameter = form.form().parameter(i);
      ImmutableList<Part.Leaf> known =
          variable != null && i == count - 1 ? inside(scope, variable) : scope;
      boolean branch = parameter.passing() == Passing.RESULT && isResult && chosenOnce;
      arguments.add(
          switch (parameter.passing()) {
            case VARIABLE -> leaves.name(Objects.requireNonNull(variable).text());
            case OPTION -> leaves.option(parameter.options().asList());
            case ATTRIBUTE_NAME -> attributeName(form, shape);
            default -> argument(form, i, shapes.get(i), depth - 1, known, branch);
          });
    }
    Part.Call call = new Part.Call(shape, form.function().name(), form, arguments.build(), gap());
    return call.isExact() ? call : leaves.nothing(shape);
  }

  /** Returns whether no condition has several values, which would choose for each of them. */
  private static boolean isChosenOnce(CallForm form, List<Shape> shapes) {
    for (int i = 0; i < shapes.size(); i++) {
      if (form.form().parameter(i).passing() == Passing.CONDITION && shapes.get(i).many()) {
        return false;
      }
    }
    return true;
  }

  /** Generates an argument; now and then, and where nothing else fits, one that examples have. */
  private Part argument(
      CallForm form,
      int index,
      Shape shape,
      int depth,
      ImmutableList<Part.Leaf> scope,
      boolean isResult) {
    List<String> examples =
        shape.many() ? List.of() : source.examples(form.function(), index, shape.kind());
    boolean end = depth < 0 || random.nextInt(3) == 0;
    if (!examples.isEmpty() && end) {
      return LeafGenerator.literal(shape, Literals.oneOf(examples, random));
    }
    return part(shape, depth, scope, isResult);
  }

  private Part attributeName(CallForm form, Shape shape) {
    return form.readsAttribute()
        ? leaves.attributeName(source.attributes(shape))
        : leaves.attributeName(source.attributes());
  }

  /** Returns a variable for what the second argument gives, one value at a time if it is a list. */
  private Part.Leaf variable(CallForm form, List<Shape> shapes, ImmutableList<Part.Leaf> scope) {
    boolean list = form.form().parameter(1).passing() == Passing.LIST;
    Shape shape = list ? Shape.one(shapes.get(1).kind()) : shapes.get(1);
    List<Part.Leaf> alike = scope.stream().filter(v -> v.shape().equals(shape)).toList();
    boolean hides = !alike.isEmpty() && random.nextInt(6) == 0;
    String name = hides ? Literals.oneOf(alike, random).text() : "$v" + ++variables;
    return new Part.Leaf(shape, name, Part.Leaf.Role.VARIABLE, Part.Leaf.RANK_OF_NAMES);
  }

  private static ImmutableList<Part.Leaf> inside(
      ImmutableList<Part.Leaf> scope, Part.Leaf variable) {
    return ImmutableList.<Part.Leaf>builder()
        .addAll(scope.stream().filter(v -> !v.text().equals(variable.text())).iterator())
        .add(variable)
        .build();
  }

  private @Nullable Part operators(Shape shape, int depth, ImmutableList<Part.Leaf> scope) {
    return switch (shape.kind()) {
      case STR -> chain(shape, joinOperands(), depth, scope, ImmutableList.of(Operator.JOIN));
      case BIN -> chain(shape, same(ValueType.BIN), depth, scope, ImmutableList.of(Operator.JOIN));
      case NUM ->
          random.nextInt(4) == 0
              ? new Part.Negation(shape, part(shape, depth - 1, scope, false))
              : chain(shape, same(ValueType.NUM), depth, scope, ARITHMETIC);
      case BOOL ->
          random.nextBoolean()
              ? comparison(shape, depth, scope)
              : chain(shape, conditions(), depth, scope, LOGICAL);
      case DT, REF -> null;
    };
  }

  private Part comparison(Shape shape, int depth, ImmutableList<Part.Leaf> scope) {
    boolean equality = random.nextBoolean();
    ValueType kind =
        equality
            ? Literals.oneOf(List.of(ValueType.values()), random)
            : Literals.oneOf(ORDERED, random);
    if (equality && !scope.isEmpty() && random.nextBoolean()) {
      kind = Literals.oneOf(scope, random).shape().kind();
    }
    return chain(shape, List.of(kind, kind), depth, scope, equality ? EQUALITY : ORDER);
  }

  private List<ValueType> joinOperands() {
    List<ValueType> kinds = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      kinds.add(Literals.oneOf(JOINABLE, random));
    }
    return kinds;
  }

  private List<ValueType> conditions() {
    List<ValueType> kinds = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      kinds.add(random.nextInt(6) == 0 ? ValueType.NUM : ValueType.BOOL);
    }
    return kinds;
  }

  private List<ValueType> same(ValueType kind) {
    return Collections.nCopies(2 + random.nextInt(2), kind);
  }

  /** Several values of one operand at least make several values. */
  private Part chain(
      Shape shape,
      List<ValueType> kinds,
      int depth,
      ImmutableList<Part.Leaf> scope,
      ImmutableList<Operator> choices) {
    int lifted = shape.many() ? random.nextInt(kinds.size()) : -1;
    ImmutableList.Builder<Part> operands = ImmutableList.builder();
    ImmutableList.Builder<Operator> operators = ImmutableList.builder();
    for (int i = 0; i < kinds.size(); i++) {
      boolean many = i == lifted || (shape.many() && random.nextInt(6) == 0);
      operands.add(part(new Shape(kinds.get(i), many), depth - 1, scope, false));
      if (i > 0) {
        operators.add(Literals.oneOf(choices, random));
      }
    }
    return new Part.Chain(shape, operands.build(), operators.build(), gap());
  }

  private String gap() {
    return Literals.oneOf(GAPS, random);
  }
}
