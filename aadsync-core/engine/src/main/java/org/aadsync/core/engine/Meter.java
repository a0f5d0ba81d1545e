package org.aadsync.core.engine;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A number that only grows, for a host to bind to its monitoring: in Micrometer {@code
 * FunctionCounter.builder(meter.name(), meter, each -> each.value().getAsLong())} with the tags.
 *
 * @param name its name, in lower case with dots: {@code aadsync.objects}
 * @param tags what it is about, by name: {@code connector}, {@code operation}
 * @param unit what is counted: {@code objects}, {@code errors}, {@code runs}, {@code milliseconds}
 * @param description what it counts, for people
 * @param value gives the number since the engine was built; thread-safe
 */
public record Meter(
    String name, Map<String, String> tags, String unit, String description, LongSupplier value) {
  /** Makes a defensive copy. */
  public Meter {
    tags = Map.copyOf(tags);
  }
}
