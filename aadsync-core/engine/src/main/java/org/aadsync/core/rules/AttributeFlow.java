package org.aadsync.core.rules;

/**
 * One attribute mapping of a rule.
 *
 * @param target the attribute of the target object; {@code dn} outbound
 * @param source where the value comes from
 * @param mergeType how it comes together with the values of other rules
 * @param executeOnce whether it runs only while the target object is being created
 * @param position where it was read from
 */
public record AttributeFlow(
    String target, FlowSource source, MergeType mergeType, boolean executeOnce, Position position) {

  /** Makes a flow of merge type {@link MergeType#UPDATE} that was not read from a file. */
  public AttributeFlow(String target, FlowSource source) {
    this(target, source, MergeType.UPDATE, false, Position.NONE);
  }
}
