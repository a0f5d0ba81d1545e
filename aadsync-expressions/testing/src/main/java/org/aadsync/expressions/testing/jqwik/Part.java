package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aadsync.expressions.ast.Operator;

/** A part of a generated expression; knows its exact type, and how to be written. Immutable. */
sealed interface Part {
  /** Returns the type of its value. */
  Shape shape();

  /** Returns the parts that it consists of, in order. */
  ImmutableList<Part> children();

  /** Returns a part of the same form with other children of the same shapes. */
  Part withChildren(List<Part> children);

  /**
   * Returns whether nothing is known of its type before it runs but that it is NULL, or that it
   * never gives anything.
   */
  boolean isNothing();

  /**
   * Returns whether it is known before it runs to have several values, or may have them: not if
   * those would come from a part that is nothing.
   */
  boolean isMany();

  /**
   * Returns whether its type is what {@link #shape} says. A call of a function with several forms
   * may be of each of them when nothing is known of an argument, or of a variable in it.
   */
  default boolean isExact() {
    return true;
  }

  /** Returns how many parts it has, itself included. */
  default int size() {
    int size = 1;
    for (Part child : children()) {
      size += child.size();
    }
    return size;
  }

  /** Returns the variables that it reads and that something around it must introduce. */
  default Set<String> freeVariables() {
    Set<String> free = new TreeSet<>();
    children().forEach(child -> free.addAll(child.freeVariables()));
    return free;
  }

  /**
   * Something without parts.
   *
   * @param role what it is for
   * @param rank how far it is from the simplest of its shape, 0
   */
  record Leaf(Shape shape, String text, Role role, int rank) implements Part {
    static final int RANK_OF_NOTHING = 1;
    static final int RANK_OF_LITERALS = 2;
    static final int RANK_OF_NAMES = 3;

    /** What a leaf is for. */
    enum Role {
      /** It has a value. */
      VALUE,
      /** It reads a variable. */
      VARIABLE,
      /** It stands where only such a name can: an option, the name of an attribute, a binding. */
      NAME
    }

    @Override
    public ImmutableList<Part> children() {
      return ImmutableList.of();
    }

    @Override
    public Part withChildren(List<Part> children) {
      return this;
    }

    @Override
    public boolean isNothing() {
      return rank == RANK_OF_NOTHING;
    }

    @Override
    public boolean isMany() {
      return shape.many() && !isNothing();
    }

    @Override
    public Set<String> freeVariables() {
      return role == Role.VARIABLE ? Set.of(text) : Set.of();
    }
  }

  /**
   * A call; {@code children} are the arguments.
   *
   * @param name what is called: mostly the function of {@code form}
   */
  record Call(Shape shape, String name, CallForm form, ImmutableList<Part> children, String gap)
      implements Part {
    @Override
    public Part withChildren(List<Part> others) {
      return new Call(shape, name, form, ImmutableList.copyOf(others), gap);
    }

    @Override
    public boolean isNothing() {
      return form.givesNothing(children);
    }

    @Override
    public boolean isMany() {
      return form.givesMany(children);
    }

    @Override
    public boolean isExact() {
      return form.isExact(children);
    }

    @Override
    public Set<String> freeVariables() {
      Set<String> free = new TreeSet<>();
      for (int i = 0; i < children.size(); i++) {
        Set<String> inner = new TreeSet<>(children.get(i).freeVariables());
        if (form.binds() && i == children.size() - 1 && children.get(0) instanceof Leaf variable) {
          inner.remove(variable.text());
        }
        free.addAll(inner);
      }
      return free;
    }
  }

  /** Operands with operators between them; {@code children} are the operands. */
  record Chain(
      Shape shape, ImmutableList<Part> children, ImmutableList<Operator> operators, String gap)
      implements Part {
    @Override
    public Part withChildren(List<Part> others) {
      return new Chain(shape, ImmutableList.copyOf(others), operators, gap);
    }

    @Override
    public boolean isNothing() {
      return operators.stream().allMatch(operator -> operator == Operator.JOIN)
          && children.stream().allMatch(Part::isNothing);
    }

    @Override
    public boolean isMany() {
      return children.stream().anyMatch(Part::isMany);
    }
  }

  /** {@code -operand}. */
  record Negation(Shape shape, Part operand) implements Part {
    @Override
    public ImmutableList<Part> children() {
      return ImmutableList.of(operand);
    }

    @Override
    public Part withChildren(List<Part> others) {
      return new Negation(shape, others.get(0));
    }

    @Override
    public boolean isNothing() {
      return false;
    }

    @Override
    public boolean isMany() {
      return operand.isMany();
    }
  }

  /** {@code (inner)}, where the brackets could be left out. */
  record Bracketed(Part inner) implements Part {
    @Override
    public Shape shape() {
      return inner.shape();
    }

    @Override
    public ImmutableList<Part> children() {
      return ImmutableList.of(inner);
    }

    @Override
    public Part withChildren(List<Part> others) {
      return new Bracketed(others.get(0));
    }

    @Override
    public boolean isNothing() {
      return inner.isNothing();
    }

    @Override
    public boolean isMany() {
      return inner.isMany();
    }
  }
}
