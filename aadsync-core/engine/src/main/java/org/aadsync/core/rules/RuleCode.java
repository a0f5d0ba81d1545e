package org.aadsync.core.rules;

/**
 * The codes of the findings about rules and topologies. They are stable: scripts and searches rely
 * on them.
 */
final class RuleCode {
  static final String UNKNOWN_CONNECTOR = "AADS-RULE-0001";
  static final String UNKNOWN_OBJECT_TYPE = "AADS-RULE-0002";
  static final String UNKNOWN_ATTRIBUTE = "AADS-RULE-0003";
  static final String SPELLING = "AADS-RULE-0004";
  static final String DUPLICATE_ID = "AADS-RULE-0005";
  static final String DUPLICATE_PRECEDENCE = "AADS-RULE-0006";
  static final String UNKNOWN_PARAMETER = "AADS-RULE-0007";
  static final String CONSTANT_TYPE = "AADS-RULE-0008";
  static final String FLOW_TYPE = "AADS-RULE-0009";
  static final String FLOW_MULTIPLICITY = "AADS-RULE-0010";
  static final String MERGE_SINGLE = "AADS-RULE-0011";
  static final String MERGE_MIXED = "AADS-RULE-0012";
  static final String SCOPE_VALUE = "AADS-RULE-0013";
  static final String SCOPE_OPERATOR = "AADS-RULE-0014";
  static final String SCOPE_MULTI_VALUED = "AADS-RULE-0015";
  static final String IMPORTED_VALUE_OUTBOUND = "AADS-RULE-0016";
  static final String NOT_SELECTED = "AADS-RULE-0017";
  static final String NOT_IN_CLASS = "AADS-RULE-0018";
  static final String READ_ONLY = "AADS-RULE-0019";
  static final String EXPORT_ONLY = "AADS-RULE-0020";
  static final String STICKY_OUTBOUND = "AADS-RULE-0021";
  static final String SOFT_DELETE = "AADS-RULE-0022";
  static final String ANY_TYPE = "AADS-RULE-0023";
  static final String JOIN_TYPES = "AADS-RULE-0024";
  static final String NO_DN_FLOW = "AADS-RULE-0025";
  static final String CUSTOM_PRECEDENCE = "AADS-RULE-0026";
  static final String TYPE_NOT_SELECTED = "AADS-RULE-0027";
  static final String ABSENT_DN = "AADS-RULE-0031";

  static final String SEVERAL_CLOUDS = "AADS-RULE-0028";
  static final String PARTITION_TWICE = "AADS-RULE-0029";
  static final String FOREIGN_PRINCIPALS = "AADS-RULE-0030";
  static final String ANCHOR_OF_NAME = "AADS-RULE-0032";
  static final String ANCHOR_TYPE = "AADS-RULE-0033";

  private RuleCode() {}
}
