package org.aadsync.core.engine;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.ExportBudget.Operation;
import org.aadsync.core.engine.ExportBudget.Unit;

/**
 * An export that would change more than its {@link ExportBudget} allows, of which nothing was sent.
 * Immutable.
 *
 * @param connectorId the connector
 * @param connectorName its name
 * @param exceeded the limits that it is over, in the order of the budget; at least one
 * @param counts how many objects of which type each operation is about, whatever limits there are,
 *     in the order of operations and then of type names; {@link Operation#MEMBER_REMOVAL} is
 *     counted only where something limits it, by the type of the object that has the members
 * @param sample DNs of some of the objects that the exceeded limits are about, at most ten
 * @param planHash stands for what the exceeded limits are about: the same operations on the same
 *     objects have the same hash. To be given to {@link SyncEngine#approveExport}
 */
public record BudgetExcess(
    UUID connectorId,
    String connectorName,
    List<Exceeded> exceeded,
    Map<Operation, Map<String, Long>> counts,
    List<String> sample,
    String planHash) {

  /** Makes defensive copies that keep the order. */
  public BudgetExcess {
    exceeded = List.copyOf(exceeded);
    ImmutableMap.Builder<Operation, Map<String, Long>> copy = ImmutableMap.builder();
    counts.forEach((operation, types) -> copy.put(operation, ImmutableMap.copyOf(types)));
    counts = copy.buildOrThrow();
    sample = List.copyOf(sample);
  }

  /**
   * A limit that an export is over.
   *
   * @param limit the limit
   * @param found how many operations the export has that the limit is about
   * @param base how many objects (or members) the directory has that the limit is about
   */
  public record Exceeded(Limit limit, long found, long base) {
    private String text() {
      String type = limit.objectType().isEmpty() ? "" : " of type " + limit.objectType();
      String what = found + " " + limit.operation().title() + (found == 1 ? "" : "s") + type;
      return limit.unit() == Unit.COUNT
          ? what + ", where " + limit.maximum() + " are allowed"
          : what + " among " + base + ", where " + limit.maximum() + " percent are allowed";
    }
  }

  /** Returns everything that a person needs to decide, in one line. */
  public String message() {
    StringBuilder text = new StringBuilder("The export to ").append(connectorName).append(" has ");
    text.append(String.join("; ", exceeded.stream().map(Exceeded::text).toList()));
    text.append(". Nothing was sent. It consists of ");
    text.append(
        String.join(
            ", ",
            counts.entrySet().stream()
                .flatMap(
                    entry ->
                        entry.getValue().entrySet().stream()
                            .map(type -> text(entry.getKey(), type.getKey(), type.getValue())))
                .toList()));
    text.append("; over the limit are ").append(String.join("; ", sample));
    long concerned = exceeded.stream().mapToLong(Exceeded::found).max().orElse(0);
    if (concerned > sample.size()) {
      text.append(" and others");
    }
    return text.append(". If this is meant, approve the plan ").append(planHash).toString();
  }

  private static String text(Operation operation, String type, long count) {
    return count + " " + type + " " + operation.title() + (count == 1 ? "" : "s");
  }
}
