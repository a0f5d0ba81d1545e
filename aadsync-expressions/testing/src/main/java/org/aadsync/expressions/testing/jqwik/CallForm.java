package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.value.ValueType;

/**
 * One form of a function, read backwards: which types the arguments must have so that the result
 * has a given one. Immutable.
 */
final class CallForm {
  private static final ImmutableList<ValueType> KINDS = ImmutableList.copyOf(ValueType.values());

  private final FunctionDeclaration function;
  private final Overload form;
  private final boolean strict;

  CallForm(FunctionDeclaration function, Overload form, boolean strict) {
    this.function = function;
    this.form = form;
    this.strict = strict;
  }

  FunctionDeclaration function() {
    return function;
  }

  Overload form() {
    return form;
  }

  /** Returns how many arguments a call has at least. */
  int fewest() {
    return form.parameters().size();
  }

  /**
   * Returns whether it is known of a call with these arguments that it is of this form, and has the
   * type of it. Where nothing is known of an argument, a function with several forms may be of each
   * of them, and a variable may be of any type; a strict language takes no single value as a list,
   * nor a variable that stands for one.
   */
  boolean isExact(List<Part> arguments) {
    boolean isOneOfSeveral = function.overloads().size() > 1;
    for (int i = 0; i < arguments.size(); i++) {
      Part argument = arguments.get(i);
      boolean nothing = argument.isNothing();
      if (nothing && (isOneOfSeveral || (binds() && i == 1))) {
        return false;
      }
      boolean list = passing(i) == Passing.LIST || (binds() && i == 1 && argument.shape().many());
      if (strict && !nothing && list && !argument.isMany()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it is known that a call with these arguments gives several values. */
  boolean givesMany(List<Part> arguments) {
    ResultType result = form.result();
    for (int i = 0; i < arguments.size(); i++) {
      if (form.parameter(i).isLifted() && arguments.get(i).isMany()) {
        return true;
      }
    }
    if (result instanceof ResultType.AnyBranch) {
      return !givesNothing(arguments) && everyBranch(arguments, b -> b.isMany() || b.isNothing());
    }
    return result instanceof ResultType.Several
        || result instanceof ResultType.ListOf
        || (result instanceof ResultType.SameAs same && arguments.get(same.parameter()).isMany());
  }

  private boolean everyBranch(List<Part> arguments, Predicate<Part> condition) {
    for (int i = 0; i < arguments.size(); i++) {
      if (passing(i) == Passing.RESULT && !condition.test(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a call with these arguments is known to give NULL, or nothing at all. */
  boolean givesNothing(List<Part> arguments) {
    ResultType result = form.result();
    if (result instanceof ResultType.SameAs same) {
      return arguments.get(same.parameter()).isNothing();
    }
    if (result instanceof ResultType.ElementOf element) {
      return arguments.get(element.parameter()).isNothing();
    }
    if (result instanceof ResultType.ListOf list) {
      return arguments.get(list.parameter()).isNothing();
    }
    if (result instanceof ResultType.AnyBranch) {
      return everyBranch(arguments, Part::isNothing);
    }
    return result instanceof ResultType.Never;
  }

  /** Returns whether the first argument is a variable that the last one may read. */
  boolean binds() {
    return form.parameters().stream()
        .anyMatch(parameter -> parameter.passing() == Passing.VARIABLE);
  }

  /** Returns whether every argument can be written as a literal or a name. */
  boolean needsLiteralsOnly() {
    return form.parameters().stream()
        .allMatch(
            parameter ->
                switch (parameter.passing()) {
                  case EACH ->
                      parameter.types().contains(ValueType.STR)
                          || parameter.types().contains(ValueType.NUM);
                  case OPTION, ATTRIBUTE_NAME -> true;
                  default -> false;
                });
  }

  /** Returns whether a call gives the value of an attribute that the argument names. */
  boolean readsAttribute() {
    return form.result() instanceof ResultType.SameAs same
        && passing(same.parameter()) == Passing.ATTRIBUTE_NAME;
  }

  /** Returns whether a call can give exactly {@code wanted}. */
  boolean canGive(Shape wanted) {
    ResultType result = form.result();
    if (result instanceof ResultType.Never) {
      return true;
    }
    if (result instanceof ResultType.Single single) {
      return isJust(single.types(), wanted.kind()) && (!wanted.many() || hasLifted());
    }
    if (result instanceof ResultType.Several several) {
      return wanted.many() && isJust(several.types(), wanted.kind());
    }
    if (result instanceof ResultType.ListOf list) {
      return wanted.many() && takes(list.parameter(), wanted.kind());
    }
    if (result instanceof ResultType.ElementOf element) {
      return takes(element.parameter(), wanted.kind()) && (!wanted.many() || hasLifted());
    }
    if (result instanceof ResultType.SameAs same) {
      return readsAttribute()
          || takes(same.parameter(), wanted.kind())
              && (wanted.many() || passing(same.parameter()) != Passing.LIST);
    }
    return true;
  }

  /**
   * Chooses the shapes of {@code count} arguments so that the result is {@code wanted}; those of
   * names mean nothing.
   */
  List<Shape> arguments(Shape wanted, int count, Random random) {
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shapes.add(anyShape(form.parameter(i), random));
    }
    ResultType result = form.result();
    if (result instanceof ResultType.SameAs same) {
      shapes.set(same.parameter(), wanted);
    } else if (result instanceof ResultType.ListOf list) {
      boolean many = passing(list.parameter()) == Passing.LIST && (strict || random.nextBoolean());
      shapes.set(list.parameter(), wanted.withMany(many));
    } else if (result instanceof ResultType.ElementOf element) {
      boolean many = strict || random.nextInt(4) > 0;
      shapes.set(element.parameter(), wanted.withMany(many));
    } else if (result instanceof ResultType.AnyBranch) {
      chooseBranches(shapes, wanted, random);
      return shapes;
    }
    if (wanted.many() && isOne(result)) {
      lift(shapes, random);
    }
    return shapes;
  }

  private static boolean isOne(ResultType result) {
    return result instanceof ResultType.Single || result instanceof ResultType.ElementOf;
  }

  /** Makes one of the arguments that are taken one value at a time several, or more of them. */
  private void lift(List<Shape> shapes, Random random) {
    List<Integer> lifted = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      if (passing(i) == Passing.EACH) {
        lifted.add(i);
      }
    }
    int chosen = Literals.oneOf(lifted, random);
    for (int i : lifted) {
      if (i == chosen || random.nextInt(6) == 0) {
        shapes.set(i, shapes.get(i).withMany(true));
      }
    }
  }

  /** Gives every branch the wanted type; several values come from the condition or the branches. */
  private void chooseBranches(List<Shape> shapes, Shape wanted, Random random) {
    boolean byCondition = wanted.many() && random.nextInt(3) == 0;
    for (int i = 0; i < shapes.size(); i++) {
      if (passing(i) == Passing.RESULT) {
        boolean many = wanted.many() && (strict || !byCondition || random.nextBoolean());
        shapes.set(i, wanted.withMany(many));
      } else if (passing(i) == Passing.CONDITION) {
        shapes.set(i, shapes.get(i).withMany(byCondition));
      }
    }
  }

  private Shape anyShape(Parameter parameter, Random random) {
    ValueType kind = anyKind(parameter.types(), random);
    return switch (parameter.passing()) {
      case LIST -> new Shape(kind, strict || random.nextInt(4) > 0);
      case WHOLE -> new Shape(kind, random.nextInt(3) == 0);
      default -> Shape.one(kind);
    };
  }

  private static ValueType anyKind(TypeSet types, Random random) {
    List<ValueType> kinds = KINDS.stream().filter(types::contains).toList();
    return Literals.oneOf(kinds, random);
  }

  private boolean hasLifted() {
    return form.parameters().stream().anyMatch(parameter -> parameter.passing() == Passing.EACH);
  }

  private boolean takes(int index, ValueType kind) {
    return form.parameter(index).types().contains(kind);
  }

  private Passing passing(int index) {
    return form.parameter(index).passing();
  }

  private static boolean isJust(TypeSet types, ValueType kind) {
    return types.equals(TypeSet.of(kind));
  }
}
