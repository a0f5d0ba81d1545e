package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueWriter;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.expressions.value.Reference;

/** What the targets of references are called now. Immutable. */
final class ReferenceNames implements ValueWriter.References<RefusedException> {
  /** The names that the operations give. */
  static final ReferenceNames AS_GIVEN = new ReferenceNames(Map.of());

  private static final String NOTHING = "";

  private final ImmutableMap<String, String> names;

  /**
   * Makes names.
   *
   * @param names by the DN that operations give; empty if there is no such object
   */
  ReferenceNames(Map<String, String> names) {
    this.names = ImmutableMap.copyOf(names);
  }

  @Override
  public String resolve(AttributeDefinition attribute, Reference reference)
      throws RefusedException {
    String name = names.getOrDefault(reference.dn(), reference.dn());
    if (name.equals(NOTHING)) {
      throw new RefusedException(
          "dn-attributes-failure",
          attribute.name(),
          "it refers to '" + reference.dn() + "', which is not in the directory");
    }
    return name;
  }
}
