package org.aadsync.core.schema;

import org.aadsync.expressions.value.ValueType;

/** The types that an attribute of a connector space or of the metaverse can have. */
public enum AttributeType {
  /** Text; also the dates of LDAP syntaxes Generalized Time and UTC Time, as they are written. */
  STRING(ValueType.STR),
  /** A signed 64-bit integer. */
  NUMBER(ValueType.NUM),
  /** A Boolean. */
  BOOLEAN(ValueType.BOOL),
  /** A byte string. */
  BINARY(ValueType.BIN),
  /** A reference to another object of the same space. */
  REFERENCE(ValueType.REF);

  private final ValueType valueType;

  AttributeType(ValueType valueType) {
    this.valueType = valueType;
  }

  /** Returns the type that expressions see. */
  public ValueType valueType() {
    return valueType;
  }
}
