package org.aadsync.connector.ldap.discovery;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.BaseEncoding;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/** The syntaxes of Active Directory: [MS-ADTS] 3.1.1.2.2.2. */
final class ActiveDirectorySyntax {
  /** Object(OR-Name) and Object(DN-Binary) have one syntax; this makes the difference. */
  private static final String OR_NAME = "56060102050B1D";

  private static final String SID = "2.5.5.17";
  private static final String OR_NAME_OR_DN_BINARY = "2.5.5.7";

  private static final ImmutableMap<String, AttributeType> TYPES =
      ImmutableMap.<String, AttributeType>builder()
          .put("2.5.5.1", AttributeType.REFERENCE)
          .put("2.5.5.2", AttributeType.STRING)
          .put("2.5.5.3", AttributeType.STRING)
          .put("2.5.5.4", AttributeType.STRING)
          .put("2.5.5.5", AttributeType.STRING)
          .put("2.5.5.6", AttributeType.STRING)
          .put(OR_NAME_OR_DN_BINARY, AttributeType.BINARY)
          .put("2.5.5.8", AttributeType.BOOLEAN)
          .put("2.5.5.9", AttributeType.NUMBER)
          .put("2.5.5.10", AttributeType.BINARY)
          .put("2.5.5.11", AttributeType.STRING)
          .put("2.5.5.12", AttributeType.STRING)
          .put("2.5.5.13", AttributeType.STRING)
          .put("2.5.5.14", AttributeType.STRING)
          .put("2.5.5.15", AttributeType.BINARY)
          .put("2.5.5.16", AttributeType.NUMBER)
          .put(SID, AttributeType.BINARY)
          .buildOrThrow();

  // A security identifier means the object that has it; the others hold a DN.
  private static final ImmutableSet<String> ALSO_REFERENCES =
      ImmutableSet.of(SID, OR_NAME_OR_DN_BINARY, "2.5.5.14");

  private ActiveDirectorySyntax() {}

  static @Nullable AttributeType type(String syntax, byte @Nullable [] objectClass) {
    boolean isName =
        syntax.equals(OR_NAME_OR_DN_BINARY)
            && objectClass != null
            && BaseEncoding.base16().encode(objectClass).equals(OR_NAME);
    return isName ? AttributeType.REFERENCE : TYPES.get(syntax);
  }

  /** Returns whether a configuration may take the values of {@code syntax} for references. */
  static boolean canRefer(String syntax) {
    return ALSO_REFERENCES.contains(syntax);
  }
}
