package org.aadsync.samples.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule, as far as the oracle interprets it.
 *
 * @param connector id of its connector: lower case, in braces
 * @param sourceType object type that it reads
 * @param targetType object type that it writes; {@code *} = any
 * @param scope groups of clauses: one group has to hold, of it every clause (S-1)
 * @param joins groups of conditions, tried from top to bottom (J-2)
 */
record OracleRule(
    String name,
    boolean inbound,
    String connector,
    String sourceType,
    String targetType,
    boolean provisions,
    int precedence,
    List<List<Clause>> scope,
    List<List<Condition>> joins,
    List<Mapping> mappings) {

  /** A scope clause: an attribute of the source object, an operator, a value. */
  record Clause(String attribute, String operator, String value) {}

  /** A join condition: connector-space attribute and metaverse attribute. */
  record Condition(String csAttribute, String mvAttribute, boolean caseSensitive) {}

  /**
   * An attribute flow; one of the last three is given. {@code execute-once} is left out: while an
   * object is created it makes no difference (T-5, Z-10).
   *
   * @param target name of the attribute that it flows to, as {@link OracleAttribute#key}
   * @param merge whether the values of all flows are united without regard to case (G-2)
   */
  record Mapping(
      String target,
      boolean merge,
      @Nullable String direct,
      @Nullable String constant,
      @Nullable Formula formula) {}

  boolean joinBearing() {
    return !joins.isEmpty();
  }
}
