package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.function.Implementation;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a tree of nodes a tree of method handles. Each takes a program, which has the parts of
 * its {@link Skeleton}, and the context, and gives a value.
 *
 * <p>Operands come from left to right, branches only when they are taken. What is done with the
 * values of operands are methods of nodes of the tree; they know nothing of other programs but what
 * these have in common, so that places in failures may be wrong.
 */
final class Handles {
  private static final Class<Object> VALUE = Object.class;
  private static final Class<HotProgram> PROGRAM = HotProgram.class;
  private static final Class<EvaluationContext> CONTEXT = EvaluationContext.class;
  private static final MethodType OF_NONE = MethodType.methodType(VALUE, PROGRAM, CONTEXT);
  private static final MethodType OF_ONE = MethodType.methodType(VALUE, VALUE, PROGRAM, CONTEXT);
  private static final MethodType OF_TWO =
      MethodType.methodType(VALUE, VALUE, VALUE, PROGRAM, CONTEXT);
  private static final MethodType PART = MethodType.methodType(VALUE, int.class, PROGRAM, CONTEXT);
  private static final MethodType TEST = MethodType.methodType(boolean.class, VALUE);

  private final MethodHandles.Lookup lookup = MethodHandles.lookup();
  private int parts;

  /** Returns what gives the value of a node; recursion is as deep as the tree. */
  MethodHandle of(Node node) throws ReflectiveOperationException {
    if (node instanceof Leaf leaf && leaf.isConstant()) {
      return always(leaf.constant());
    }
    if (node.operation() == null) {
      return part(node);
    }
    List<MethodHandle> operands = new ArrayList<>();
    for (Node operand : node.operands()) {
      operands.add(of(operand));
    }
    if (node instanceof IifNode) {
      return branch(operands.get(0), operands.get(1), operands.get(2));
    }
    if (node instanceof SwitchNode) {
      return switchOf(operands);
    }
    if (node instanceof LogicalNode logical) {
      return logical(logical.isConjunction(), operands);
    }
    return combined(operation(node, operands.size()), operands);
  }

  // --- Parts ---

  private MethodHandle part(Node node) throws ReflectiveOperationException {
    boolean isAttribute = node instanceof Leaf leaf && leaf.kind() == Leaf.Kind.ATTRIBUTE;
    String name = isAttribute ? "attribute" : "any";
    int index = parts;
    parts++;
    return isAttribute && index == 0
        ? lookup.findStatic(Handles.class, "firstAttribute", OF_NONE)
        : MethodHandles.insertArguments(lookup.findStatic(Handles.class, name, PART), 0, index);
  }

  private static @Nullable Object firstAttribute(HotProgram program, EvaluationContext context) {
    return context.attribute(program.firstSlot);
  }

  private static @Nullable Object attribute(
      int index, HotProgram program, EvaluationContext context) {
    return context.attribute(program.slots[index]);
  }

  private static @Nullable Object any(int index, HotProgram program, EvaluationContext context) {
    return program.parts[index].eval(context);
  }

  // --- Operations ---

  /** Returns what takes the values of the operands, the parts and the context. */
  private MethodHandle operation(Node node, int operands) throws ReflectiveOperationException {
    MethodHandle own = lookup.bind(node, "apply", ofValues(operands).appendParameterTypes(CONTEXT));
    MethodHandle operation = MethodHandles.dropArguments(own, operands, PROGRAM);
    if (node instanceof UnaryCall call) {
      return call(node, call.call(), Implementation.One.class, call.implementation(), operation);
    }
    if (node instanceof BinaryCall call) {
      return call(node, call.call(), Implementation.Two.class, call.implementation(), operation);
    }
    return node instanceof TernaryCall call
        ? call(node, call.call(), Implementation.Three.class, call.implementation(), operation)
        : operation;
  }

  /**
   * Calls the function itself if it takes the values as they are. Through the method of the node
   * for that, the code of which is shared, the JIT compiler would not see.
   */
  private MethodHandle call(
      Node node,
      CallNode call,
      Class<? extends Implementation> type,
      Implementation implementation,
      MethodHandle otherwise)
      throws ReflectiveOperationException {
    MethodType values = ofValues(otherwise.type().parameterCount() - 2);
    MethodHandle takes = lookup.bind(node, "takesValues", values.changeReturnType(boolean.class));
    MethodHandle function = lookup.findVirtual(type, "apply", values).bindTo(implementation);
    MethodHandle small = lookup.bind(call, "small", MethodType.methodType(VALUE, VALUE));
    MethodHandle direct = MethodHandles.filterReturnValue(function, small);
    return MethodHandles.guardWithTest(
        takes,
        MethodHandles.dropArguments(direct, values.parameterCount(), PROGRAM, CONTEXT),
        otherwise);
  }

  private static MethodType ofValues(int count) {
    return MethodType.genericMethodType(count);
  }

  /** Fills the first places of an operation with operands, which are evaluated in this order. */
  private static MethodHandle combined(MethodHandle operation, List<MethodHandle> operands) {
    MethodHandle combined = operation;
    for (int i = operands.size() - 1; i > 0; i--) {
      // The operand takes parts and context, too: each is given to both.
      int[] places = new int[i + 4];
      for (int place = 0; place < places.length; place++) {
        places[place] = place < i + 2 ? place : place - 2;
      }
      combined =
          MethodHandles.permuteArguments(
              MethodHandles.collectArguments(combined, i, operands.get(i)),
              ofValues(i).appendParameterTypes(PROGRAM, CONTEXT),
              places);
    }
    return MethodHandles.foldArguments(combined, operands.get(0));
  }

  // --- Branches ---

  private MethodHandle branch(MethodHandle condition, MethodHandle then, MethodHandle otherwise)
      throws ReflectiveOperationException {
    MethodHandle notOrdinary =
        MethodHandles.throwException(VALUE, NotOrdinary.class).bindTo(NotOrdinary.INSTANCE);
    MethodHandle ifNotTrue =
        MethodHandles.guardWithTest(
            lookup.findStatic(Handles.class, "isFalse", TEST),
            MethodHandles.dropArguments(otherwise, 0, VALUE),
            MethodHandles.dropArguments(notOrdinary, 0, VALUE, PROGRAM, CONTEXT));
    MethodHandle chosen =
        MethodHandles.guardWithTest(
            lookup.findStatic(Handles.class, "isTrue", TEST),
            MethodHandles.dropArguments(then, 0, VALUE),
            ifNotTrue);
    return MethodHandles.foldArguments(chosen, condition);
  }

  private static boolean isTrue(@Nullable Object value) {
    return value == Boolean.TRUE;
  }

  private static boolean isFalse(@Nullable Object value) {
    return value == Boolean.FALSE || value == null;
  }

  private MethodHandle logical(boolean isConjunction, List<MethodHandle> operands)
      throws ReflectiveOperationException {
    MethodHandle yes = always(true);
    MethodHandle no = always(false);
    MethodHandle rest = isConjunction ? yes : no;
    for (MethodHandle operand : ImmutableList.copyOf(operands).reverse()) {
      rest = isConjunction ? branch(operand, rest, no) : branch(operand, yes, rest);
    }
    return rest;
  }

  private MethodHandle switchOf(List<MethodHandle> operands) throws ReflectiveOperationException {
    MethodHandle rest = always(null);
    for (int i = operands.size() - 2; i >= 0; i -= 2) {
      rest = branch(operands.get(i), operands.get(i + 1), rest);
    }
    return rest;
  }

  private static MethodHandle always(@Nullable Object value) {
    return MethodHandles.dropArguments(MethodHandles.constant(VALUE, value), 0, PROGRAM, CONTEXT);
  }
}
