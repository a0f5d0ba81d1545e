package org.aadsync.core.rules;

import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.AttributeBinding;
import org.jspecify.annotations.Nullable;

/**
 * Lets expressions find the attributes of one schema.
 *
 * @param schema the schema
 */
record SpaceBinding(SpaceSchema schema) implements AttributeBinding {
  @Override
  public @Nullable BoundAttribute resolve(String name) {
    AttributeDefinition found = schema.find(name);
    return found == null
        ? null
        : new BoundAttribute(
            found.slot(), found.name(), found.type().valueType(), found.multiValued());
  }
}
