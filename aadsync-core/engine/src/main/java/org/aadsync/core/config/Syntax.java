package org.aadsync.core.config;

import com.google.common.collect.ImmutableMap;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/**
 * The attribute syntaxes of DSML schemas. Sources: RFC 4517, 3.3 for those below
 * 1.3.6.1.4.1.1466.115.121.1, and [MS-ADTS] 3.1.1.2.2.2 for those of Active Directory.
 */
public final class Syntax {
  private static final String LDAP = "1.3.6.1.4.1.1466.115.121.1.";
  private static final String MICROSOFT = "1.2.840.113556.1.4.";

  private static final ImmutableMap<String, AttributeType> TYPES =
      ImmutableMap.<String, AttributeType>builder()
          .put(LDAP + "5", AttributeType.BINARY)
          .put(LDAP + "7", AttributeType.BOOLEAN)
          .put(LDAP + "12", AttributeType.REFERENCE)
          .put(LDAP + "15", AttributeType.STRING)
          .put(LDAP + "24", AttributeType.STRING)
          .put(LDAP + "26", AttributeType.STRING)
          .put(LDAP + "27", AttributeType.NUMBER)
          .put(LDAP + "36", AttributeType.STRING)
          .put(LDAP + "38", AttributeType.STRING)
          .put(LDAP + "40", AttributeType.BINARY)
          .put(LDAP + "43", AttributeType.STRING)
          .put(LDAP + "44", AttributeType.STRING)
          .put(LDAP + "53", AttributeType.STRING)
          .put(MICROSOFT + "903", AttributeType.BINARY)
          .put(MICROSOFT + "904", AttributeType.STRING)
          .put(MICROSOFT + "905", AttributeType.STRING)
          .put(MICROSOFT + "906", AttributeType.NUMBER)
          .put(MICROSOFT + "907", AttributeType.BINARY)
          // OR-Name: exports declare the Exchange lists authOrig and the like with it, whose
          // values are DNs and which flow into references.
          .put(MICROSOFT + "1221", AttributeType.REFERENCE)
          .put(MICROSOFT + "1362", AttributeType.STRING)
          .buildOrThrow();

  private Syntax() {}

  /** Returns the type of the values of syntax {@code oid}, or null if it is not known. */
  public static @Nullable AttributeType type(String oid) {
    return TYPES.get(oid);
  }
}
