package org.aadsync.core.config;

/** The codes of the findings about files. They are stable: scripts and searches rely on them. */
final class Code {
  static final String NOT_XML = "AADS-CONF-0001";
  static final String DOCUMENT_TYPE = "AADS-CONF-0002";
  static final String TOO_LARGE = "AADS-CONF-0003";
  static final String FILE_UNREADABLE = "AADS-CONF-0004";
  static final String UNEXPECTED_ROOT = "AADS-CONF-0005";
  static final String MISSING = "AADS-CONF-0006";
  static final String BAD_VALUE = "AADS-CONF-0007";
  static final String REPEATED = "AADS-CONF-0008";
  static final String MIM_EXPORT = "AADS-CONF-0009";
  static final String MISSING_PART = "AADS-CONF-0010";
  static final String SCHEMA_REFERENCE = "AADS-CONF-0011";
  static final String DUPLICATE_NAME = "AADS-CONF-0012";
  static final String UNKNOWN_SYNTAX = "AADS-CONF-0013";
  static final String UNKNOWN_INCLUSION = "AADS-CONF-0014";
  static final String MAPPING_SHAPE = "AADS-CONF-0015";
  static final String EMPTY_GROUP = "AADS-CONF-0016";
  static final String PRECEDENCE_REQUEST = "AADS-CONF-0017";
  static final String DELETION_THRESHOLD = "AADS-CONF-0018";
  static final String UNKNOWN_PARTITION = "AADS-CONF-0019";
  static final String DUPLICATE_ID = "AADS-CONF-0020";
  static final String FORMAT_VERSION = "AADS-CONF-0021";
  static final String ANCHOR = "AADS-CONF-0022";

  private Code() {}
}
