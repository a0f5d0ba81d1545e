package org.aadsync.core.engine;

import java.util.List;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/**
 * What the synchronization of a single object came to. Immutable; references are DNs as text.
 *
 * <p>Source: <i>Azure AD Connect Single Object Sync</i> (Microsoft).
 *
 * @param connectorName name of the source connector
 * @param dn the DN that was asked for
 * @param steps everything that was looked at or done, in order; the first that failed is the last
 * @param modifiedProperties what the import showed to be other than the last synchronization knew
 * @param targets the objects in the cloud that follow from the object
 * @param errors the object errors of all steps
 * @param run the run as the history has it, or null if a check failed before anything was done
 */
public record SingleObjectReport(
    String connectorName,
    String dn,
    List<Step> steps,
    List<AttributeDelta> modifiedProperties,
    List<Target> targets,
    List<ObjectError> errors,
    @Nullable RunRecord run) {

  /** Makes defensive copies. */
  public SingleObjectReport {
    steps = List.copyOf(steps);
    modifiedProperties = List.copyOf(modifiedProperties);
    targets = List.copyOf(targets);
    errors = List.copyOf(errors);
  }

  /** Returns whether no step failed. */
  public boolean succeeded() {
    return steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED);
  }

  /** What is looked at or done, in this order. */
  public enum Stage {
    /** The DN is in a selected partition of the connector. */
    SOURCE_DOMAIN_IN_SCOPE,
    /** There is a connector to the cloud, and it is connected. */
    TARGET_IN_SCOPE,
    /** The containers above the object are selected. */
    CONTAINER_IN_SCOPE,
    /** The directory has the object and lets it be read. */
    OBJECT_READABLE,
    /** The partition selects objects of its type. */
    OBJECT_TYPE_IN_SCOPE,
    /** The object is a member of the group that filters. */
    IN_FILTER_GROUP,
    /** The object is imported. */
    SOURCE_IMPORT,
    /** What it is linked to in the cloud is imported. */
    TARGET_IMPORT,
    /** The rules run. */
    SYNCHRONIZATION,
    /** What follows for the cloud is sent. */
    EXPORT
  }

  /** How a step went. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * A step.
   *
   * @param stage what was looked at or done
   * @param outcome how it went
   * @param message what was found, and what to do if it failed
   */
  public record Step(Stage stage, Outcome outcome, String message) {}

  /**
   * An object in the cloud.
   *
   * @param connectorName name of its connector
   * @param dn its DN there
   * @param operation what was, or is, to be exported before the export step
   * @param attributes all its attributes
   * @param modifiedProperties what is to be changed, old and new
   */
  public record Target(
      String connectorName,
      String dn,
      PendingOperation operation,
      List<AttributeInfo> attributes,
      List<AttributeDelta> modifiedProperties) {
    /** Makes defensive copies. */
    public Target {
      attributes = List.copyOf(attributes);
      modifiedProperties = List.copyOf(modifiedProperties);
    }
  }

  /**
   * An attribute of an object in the cloud and where its value comes from. Values of attributes
   * that can be written but never read are left out.
   *
   * @param name its name
   * @param multiValued whether it may have several values
   * @param type the type of its values
   * @param values what it is to have
   * @param added values that it does not have yet
   * @param deleted values that are to go
   * @param operation add, update or delete of the attribute, or none
   * @param rule name of the rule that flows to it; several of a merge are joined by commas; empty
   *     if no rule does
   * @param mappingType Direct, Constant or Expression; empty without a rule
   * @param dataSource the source attribute, the constant or the expression; empty without a rule
   */
  public record AttributeInfo(
      String name,
      boolean multiValued,
      AttributeType type,
      List<Object> values,
      List<Object> added,
      List<Object> deleted,
      PendingOperation operation,
      String rule,
      String mappingType,
      String dataSource) {
    /** Makes defensive copies. */
    public AttributeInfo {
      values = List.copyOf(values);
      added = List.copyOf(added);
      deleted = List.copyOf(deleted);
    }
  }
}
