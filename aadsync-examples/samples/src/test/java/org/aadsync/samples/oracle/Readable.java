package org.aadsync.samples.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source object of a rule, seen through the rule's eyes.
 *
 * @param schema the attributes that it can have
 * @param dn its DN; empty for a metaverse object, which has none
 * @param values its values, references as the objects that they lead to
 * @param raw its values as they are stored
 * @param parameters the parameters of its connector
 */
record Readable(
    OracleSchema schema, String dn, Values values, Values raw, Map<String, String> parameters)
    implements Formula.Source {

  /** The values of an attribute by any spelling of its name; empty if it is absent. */
  interface Values {
    List<Object> of(String name);
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("dn")) {
      return dn;
    }
    List<Object> found = values.of(name);
    if (found.isEmpty()) {
      return null;
    }
    return schema.get(name).multiValued() ? found : found.get(0);
  }

  /**
   * The confirmed image (V-2). Nothing was ever exported to the directory when its objects are
   * synchronized for the first time, so it is the same as the wanted one.
   */
  @Override
  public @Nullable Object imported(String name) {
    return attribute(name);
  }

  /** Counts what is stored: whether a reference leads anywhere makes no difference. */
  @Override
  public long count(String name) {
    return raw.of(name).size();
  }

  @Override
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new AssertionError("no parameter " + name);
    }
    return value;
  }
}
