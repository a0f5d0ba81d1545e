package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree of nodes without what differs between programs of one shape.
 *
 * @param operations what the nodes do, each before its operands, and the constants
 * @param parts the other leaves, and the nodes that are left as they are, from left to right
 */
record Skeleton(ImmutableList<Object> operations, ImmutableList<Node> parts) {

  static Skeleton of(Node root) {
    ImmutableList.Builder<Object> operations = ImmutableList.builder();
    List<Node> parts = new ArrayList<>();
    add(root, operations, parts);
    return new Skeleton(operations.build(), ImmutableList.copyOf(parts));
  }

  private static void add(Node node, ImmutableList.Builder<Object> operations, List<Node> parts) {
    if (node instanceof Leaf leaf && leaf.isConstant()) {
      operations.add(leaf.kind(), Optional.ofNullable(leaf.constant()));
      return;
    }
    Object operation = node.operation();
    if (operation == null) {
      operations.add(node instanceof Leaf leaf ? leaf.kind() : "any");
      parts.add(node);
      return;
    }
    operations.add(operation, node.operands().size());
    for (Node operand : node.operands()) {
      add(operand, operations, parts);
    }
  }
}
