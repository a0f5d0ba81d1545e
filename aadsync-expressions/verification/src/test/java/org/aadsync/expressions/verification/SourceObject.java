package org.aadsync.expressions.verification;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * An object of the schema with its values.
 *
 * @param values what the attributes hold, by name
 * @param confirmed what an import has confirmed
 * @param seed where chance begins
 */
public record SourceObject(Map<String, Object> values, Map<String, Object> confirmed, long seed) {
  public static final ImmutableMap<String, String> PARAMETERS =
      ImmutableMap.of(
          "Domain.FQDN", "contoso.com",
          "Domain.Netbios", "CONTOSO",
          "Forest.LDAP", "DC=contoso,DC=com",
          "Connector.ID", "b891884f-051e-4a83-95af-2544101c9083");

  public static final Instant NOW = Instant.parse("2024-02-29T23:59:59.9999999Z");

  public SourceObject {
    values = Map.copyOf(values);
    confirmed = Map.copyOf(confirmed);
  }

  /** Returns the object as programs that are bound to the schema see it. */
  EvaluationContext context() {
    RandomGenerator random = new Random(seed);
    return new EvaluationContext() {
      @Override
      public @Nullable Object attribute(int slot) {
        return values.get(attributeAt(slot).name());
      }

      @Override
      public @Nullable Object importedAttribute(int slot) {
        return confirmed.get(attributeAt(slot).name());
      }

      @Override
      public int valueCount(int slot) {
        return countOf(attributeAt(slot).name());
      }

      @Override
      public @Nullable String parameter(String name) {
        return PARAMETERS.get(name);
      }

      @Override
      public Instant now() {
        return NOW;
      }

      @Override
      public RandomGenerator random() {
        return random;
      }
    };
  }

  /** Returns how many values an attribute has. */
  int countOf(String name) {
    Object value = values.get(name);
    return value instanceof List<?> list ? list.size() : value == null ? 0 : 1;
  }

  private static BoundAttribute attributeAt(int slot) {
    return Schema.attributes().get(slot);
  }
}
