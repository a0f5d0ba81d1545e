package org.aadsync.core.internal.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.internal.pipeline.FlowGroup.PlannedFlow;
import org.aadsync.core.rules.MergeType;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/** The union of values by a merge type: the first of those that count as equal stays. */
final class MergedValues {
  private final Map<Object, Object> values = new LinkedHashMap<>();
  private @Nullable MergeType type;

  /** Takes the merge type of a flow; all flows of an attribute must have the same. */
  void checkType(FlowGroup group, PlannedFlow flow) {
    MergeType mergeType = flow.flow().flow().mergeType();
    if (type == null) {
      type = mergeType;
    } else if (type != mergeType) {
      throw mixedMergeTypes(group, flow);
    }
  }

  static SyncException mixedMergeTypes(FlowGroup group, PlannedFlow flow) {
    return SyncException.of(
        "mixed-merge-types",
        flow.rule().rule().name(),
        group.target().name(),
        "rules in scope flow "
            + group.target().name()
            + " with different merge types; all of them must have the same");
  }

  /** Adds values; returns whether there were any. */
  boolean addAll(List<Object> added) {
    added.forEach(value -> values.putIfAbsent(key(value), value));
    return !added.isEmpty();
  }

  /** Returns whether {@code value} counts as equal to a value that was added. */
  boolean contains(Object value) {
    return values.containsKey(key(value));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  List<Object> values() {
    return List.copyOf(values.values());
  }

  private Object key(Object value) {
    return type == MergeType.MERGE_CASE_INSENSITIVE && value instanceof String text
        ? InvariantText.upper(text)
        : value;
  }
}
