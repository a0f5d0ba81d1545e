package org.aadsync.expressions.internal.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a tree of nodes a tree of method handles, each of which takes the context and gives the
 * value. What a node does with the values of its operands is a method of the node, bound to it;
 * that operands come from left to right, and branches only when they are taken, is said here.
 */
final class Handles {
  private static final Class<Object> VALUE = Object.class;
  private static final Class<EvaluationContext> CONTEXT = EvaluationContext.class;
  private static final MethodType OF_CONTEXT = MethodType.methodType(VALUE, CONTEXT);
  private static final MethodType OF_ONE = MethodType.methodType(VALUE, VALUE, CONTEXT);
  private static final MethodType OF_TWO = MethodType.methodType(VALUE, VALUE, VALUE, CONTEXT);
  private static final MethodType OF_THREE =
      MethodType.methodType(VALUE, VALUE, VALUE, VALUE, CONTEXT);
  private static final MethodType OF_ONE_WITH_INDEX =
      MethodType.methodType(VALUE, VALUE, int.class, CONTEXT);
  private static final MethodType TEST = MethodType.methodType(boolean.class, VALUE);

  private final MethodHandles.Lookup lookup = MethodHandles.lookup();

  /** Returns what gives the value of a node; recursion is as deep as the tree. */
  MethodHandle of(Node node) throws ReflectiveOperationException {
    if (node instanceof UnaryCall call) {
      return one(lookup.bind(call, "apply", OF_ONE), of(call.argument()));
    }
    if (node instanceof BinaryCall call) {
      return two(lookup.bind(call, "apply", OF_TWO), of(call.first()), of(call.second()));
    }
    if (node instanceof TernaryCall call) {
      MethodHandle apply = lookup.bind(call, "apply", OF_THREE);
      return three(apply, of(call.first()), of(call.second()), of(call.third()));
    }
    if (node instanceof JoinNode join) {
      return join(join, join.third());
    }
    if (node instanceof ComparisonNode comparison) {
      MethodHandle compare = lookup.bind(comparison, "compare", OF_TWO);
      return two(compare, of(comparison.left()), of(comparison.right()));
    }
    if (node instanceof ArithmeticNode arithmetic) {
      MethodHandle compute = lookup.bind(arithmetic, "compute", OF_TWO);
      return two(compute, of(arithmetic.left()), of(arithmetic.right()));
    }
    if (node instanceof IifNode iif) {
      return iif(iif);
    }
    return node instanceof AllOrAnyNode chain
        ? allOrAny(chain)
        : lookup.bind(node, "eval", OF_CONTEXT);
  }

  private MethodHandle join(JoinNode join, @Nullable Node third)
      throws ReflectiveOperationException {
    if (third == null) {
      return two(lookup.bind(join, "join", OF_TWO), of(join.first()), of(join.second()));
    }
    MethodHandle joinThree = lookup.bind(join, "join", OF_THREE);
    return three(joinThree, of(join.first()), of(join.second()), of(third));
  }

  private MethodHandle iif(IifNode node) throws ReflectiveOperationException {
    MethodHandle rest = lookup.bind(node, "choose", OF_ONE);
    MethodHandle ifNotTrue = branch("isFalse", of(node.ifFalse()), rest);
    return one(branch("isTrue", of(node.ifTrue()), ifNotTrue), of(node.condition()));
  }

  private MethodHandle allOrAny(AllOrAnyNode node) throws ReflectiveOperationException {
    MethodHandle decide = lookup.bind(node, "decide", OF_ONE_WITH_INDEX);
    String goesOn = node.goOn() ? "isTrue" : "isFalse";
    @Nullable Node[] operands = {node.first(), node.second(), node.third(), node.fourth()};
    MethodHandle rest = node.next() == null ? null : of(node.next());
    for (int i = operands.length - 1; i > 0; i--) {
      Node operand = operands[i];
      if (operand != null) {
        rest = operand(operand, MethodHandles.insertArguments(decide, 1, i), goesOn, rest);
      }
    }
    return operand(node.first(), MethodHandles.insertArguments(decide, 1, 0), goesOn, rest);
  }

  private MethodHandle operand(
      Node operand, MethodHandle decide, String goesOn, @Nullable MethodHandle rest)
      throws ReflectiveOperationException {
    return one(rest == null ? decide : branch(goesOn, rest, decide), of(operand));
  }

  /** Takes the value of a condition: if the test holds for it, {@code then} gives the result. */
  private MethodHandle branch(String test, MethodHandle then, MethodHandle otherwise)
      throws ReflectiveOperationException {
    return MethodHandles.guardWithTest(
        lookup.findStatic(Handles.class, test, TEST),
        MethodHandles.dropArguments(then, 0, VALUE),
        otherwise);
  }

  private static boolean isTrue(@Nullable Object value) {
    return value == Boolean.TRUE;
  }

  private static boolean isFalse(@Nullable Object value) {
    return value == Boolean.FALSE;
  }

  private static MethodHandle one(MethodHandle operation, MethodHandle a) {
    return MethodHandles.foldArguments(operation, a);
  }

  private static MethodHandle two(MethodHandle operation, MethodHandle a, MethodHandle b) {
    MethodHandle withB = MethodHandles.collectArguments(operation, 1, b);
    return one(MethodHandles.permuteArguments(withB, OF_ONE, 0, 1, 1), a);
  }

  private static MethodHandle three(
      MethodHandle operation, MethodHandle a, MethodHandle b, MethodHandle c) {
    MethodHandle withC = MethodHandles.collectArguments(operation, 2, c);
    return two(MethodHandles.permuteArguments(withC, OF_TWO, 0, 1, 2, 2), a, b);
  }
}
