package org.aadsync.testing.contract;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** The form in which an object of an import holds values. */
final class ContractValues {
  private ContractValues() {}

  /** Returns the values as a list; empty for null. */
  static List<?> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof ImmutableList<?> list ? list : List.of(value);
  }

  /** Returns values as an attribute holds them; null if there are none. */
  static @Nullable Object held(AttributeDefinition attribute, Collection<?> values) {
    if (values.isEmpty()) {
      return null;
    }
    return attribute.multiValued() ? ImmutableList.copyOf(values) : values.iterator().next();
  }

  /** Returns whether a value is a reference to an object, by its name or its anchor. */
  static boolean refersTo(Object value, ImportedObject target) {
    return value instanceof Reference reference
        && (ContractSubject.key(reference.dn()).equals(ContractSubject.key(target.dn()))
            || reference.equals(new AnchorReference(target.anchor())));
  }

  /** Returns whether a value has the form that the schema asks for. */
  static boolean fits(AttributeDefinition attribute, Object value) {
    return attribute.multiValued() == value instanceof ImmutableList
        && list(value).stream().allMatch(each -> isOf(attribute.type(), each))
        && list(value).stream().distinct().count() == list(value).size();
  }

  private static boolean isOf(AttributeType type, Object value) {
    return switch (type) {
      case STRING -> value instanceof String text && !text.isEmpty();
      case NUMBER -> value instanceof Long;
      case BOOLEAN -> value instanceof Boolean;
      case BINARY -> value instanceof ByteString;
      case REFERENCE -> value instanceof Reference;
    };
  }
}
