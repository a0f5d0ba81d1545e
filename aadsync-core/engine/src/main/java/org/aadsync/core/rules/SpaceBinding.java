package org.aadsync.core.rules;

import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.AttributeBinding;
import org.jspecify.annotations.Nullable;

/**
 * Lets expressions find the attributes of one schema.
 *
 * @param schema the schema
 * @param present the attributes that every object has
 */
record SpaceBinding(SpaceSchema schema, ScopePresence present) implements AttributeBinding {
  @Override
  public @Nullable BoundAttribute resolve(String name) {
    AttributeDefinition found = schema.find(name);
    return found == null
        ? null
        : new BoundAttribute(
            found.slot(), found.name(), found.type().valueType(), found.multiValued());
  }

  @Override
  public boolean isAlwaysPresent(String name) {
    return present.contains(name);
  }
}
