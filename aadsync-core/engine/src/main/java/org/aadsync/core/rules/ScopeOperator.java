package org.aadsync.core.rules;

/**
 * The operators of scoping filters. A negative operator is the exact complement of its positive
 * one, for absent attributes too.
 */
public enum ScopeOperator {
  EQUAL,
  NOTEQUAL,
  LESSTHAN,
  LESSTHAN_OR_EQUAL,
  GREATERTHAN,
  GREATERTHAN_OR_EQUAL,
  CONTAINS,
  NOTCONTAINS,
  STARTSWITH,
  NOTSTARTSWITH,
  ENDSWITH,
  NOTENDSWITH,
  ISNULL,
  ISNOTNULL,
  ISIN,
  ISNOTIN,
  ISBITSET,
  ISBITNOTSET,
  ISMEMBEROF,
  ISNOTMEMBEROF
}
