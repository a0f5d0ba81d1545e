package org.aadsync.core.internal.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.internal.space.ConnectorSpace;

/** The statistics of one step, in the fixed order of Microsoft's run history. */
final class Counters {
  static final String STAGING = "staging";
  static final String INBOUND = "inbound";
  static final String EXPORT = "export";

  private static final List<String> ORDER =
      List.of(
          "stage-no-change",
          "stage-add",
          "stage-update",
          "stage-rename",
          "stage-delete",
          "stage-delete-add",
          "stage-failure",
          "disconnector-joined-no-flow",
          "disconnector-joined-flow",
          "disconnector-joined-remove-mv",
          "disconnector-projected-no-flow",
          "disconnector-projected-flow",
          "disconnector-projected-remove-mv",
          "disconnector-remains",
          "connector-filtered-remove-mv",
          "connector-filtered-leave-mv",
          "provisioned-add-flow",
          "provisioned-add-no-flow",
          "provisioned-rename-flow",
          "provisioned-rename-no-flow",
          "provisioned-disconnect",
          "provisioned-delete-add-flow",
          "provisioned-delete-add-no-flow",
          "connector-flow",
          "connector-flow-remove-mv",
          "connector-no-flow",
          "connector-delete-remove-mv",
          "connector-delete-leave-mv",
          "connector-delete-add-processed",
          "flow-failure",
          "export-add",
          "export-update",
          "export-rename",
          "export-delete",
          "export-delete-add",
          "export-failure");

  /** What is linked and stays as it is. */
  static final String UNCHANGED = "connector-no-flow";

  private final Map<String, Map<String, Long>> groups = new LinkedHashMap<>();
  private final Map<ConnectorSpace, String> outboundGroups = new IdentityHashMap<>();

  static String outbound(String connectorName) {
    return "outbound: " + connectorName;
  }

  /** Counts something of what is sent to a connector. */
  void countOutbound(ConnectorSpace space, String name) {
    countOutbound(space, name, 1);
  }

  /** Counts something of what is sent to a connector so many times. */
  void countOutbound(ConnectorSpace space, String name, long times) {
    count(
        outboundGroups.computeIfAbsent(space, each -> outbound(each.definition().name())),
        name,
        times);
  }

  void count(String group, String name) {
    count(group, name, 1);
  }

  void count(String group, String name, long times) {
    groups.computeIfAbsent(group, g -> new HashMap<>()).merge(name, times, Long::sum);
  }

  boolean isEmpty(String group) {
    return groups.getOrDefault(group, Map.of()).isEmpty();
  }

  /** Moves one from a counter to another. */
  void recount(String group, String from, String to) {
    Map<String, Long> counters = groups.get(group);
    if (counters != null) {
      counters.computeIfPresent(from, (name, count) -> count == 1 ? null : count - 1);
      count(group, to);
    }
  }

  Map<String, Map<String, Long>> toMap() {
    Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
    groups.keySet().stream()
        .sorted(Comparator.comparingInt(Counters::rank).thenComparing(Comparator.naturalOrder()))
        .forEach(group -> copy.put(group, ordered(groups.getOrDefault(group, Map.of()))));
    return copy;
  }

  private static Map<String, Long> ordered(Map<String, Long> counters) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    counters.keySet().stream()
        .sorted(Comparator.comparingInt(ORDER::indexOf))
        .forEach(name -> ordered.put(name, counters.getOrDefault(name, 0L)));
    return ordered;
  }

  private static int rank(String group) {
    int place = List.of(STAGING, INBOUND, EXPORT).indexOf(group);
    return place < 0 ? 2 : place == 2 ? 3 : place; // each outbound group stands before the export
  }
}
