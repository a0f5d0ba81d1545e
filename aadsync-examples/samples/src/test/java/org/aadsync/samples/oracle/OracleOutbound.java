package org.aadsync.samples.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What outbound rules make of a metaverse object: in the cloud, and back in the directory. */
final class OracleOutbound {
  private final OracleConfiguration configuration;
  private final List<OracleRule> toCloud;
  private final List<OracleRule> toDirectory;

  OracleOutbound(OracleConfiguration configuration) {
    this.configuration = configuration;
    this.toCloud = configuration.rules(configuration.aad(), false);
    this.toDirectory = configuration.rules(configuration.ad(), false);
  }

  /**
   * A new object of the cloud.
   *
   * @param dn the DN that its rules compute
   * @param type its object type
   * @param values its values; references are metaverse objects
   */
  record CloudObject(String dn, String type, Map<String, List<Object>> values) {}

  /** Returns the codes of the errors of any outbound flow; references cannot cause any. */
  Set<String> errors(OracleObject object) {
    Set<String> codes = new TreeSet<>();
    cloudObject(object, target -> false, codes);
    for (OracleObject.Link link : object.links()) {
      changes(object, link.object(), target -> false, codes);
    }
    return codes;
  }

  /**
   * Returns the object that the cloud gets, or null if no provisioning rule is in scope.
   *
   * <p>A rule of link type Join alone finds nothing: its candidates are the cloud's unlinked
   * objects (J-9), and in a cloud that was empty every object is linked to who caused it. For the
   * same reason neither DN nor join conditions (J-13) lead to an existing object.
   *
   * @param inCloud which metaverse objects a reference may lead to (CS-26)
   * @param codes takes up the codes of errors
   */
  @Nullable CloudObject cloudObject(
      OracleObject object, Predicate<OracleObject> inCloud, Set<String> codes) {
    Readable source = readable(object, inCloud, configuration.parameters());
    CloudObject result = null;
    for (String type : Set.of("user", "group", "contact", "device")) {
      List<OracleRule> rules = inScope(toCloud, object, type, source);
      if (rules.stream().noneMatch(rule -> rule.joinBearing() && rule.provisions())) {
        continue;
      }
      if (result != null) {
        throw new AssertionError("two cloud objects for one metaverse object");
      }
      Map<String, List<Object>> values =
          resolve(rules, source, configuration.aadSchema(), name -> List.of(), codes);
      List<Object> dn = values.remove("dn");
      if (dn == null || dn.isEmpty()) {
        codes.add(FormulaException.UNNAMED); // "no DN value at (3) = sync error" (J-13)
        continue;
      }
      values.values().removeIf(List::isEmpty);
      result = new CloudObject((String) dn.get(0), type, values);
    }
    return result;
  }

  /**
   * Returns the attributes that outbound rules set or, with an empty list, remove at a linked
   * object of the directory; only what differs from what it has.
   */
  Map<String, List<Object>> changes(
      OracleObject object, SourceObject target, Predicate<OracleObject> linked, Set<String> codes) {
    Readable source = readable(object, linked, configuration.parameters());
    List<OracleRule> rules = inScope(toDirectory, object, target.type(), source);
    // The link exists; a join-bearing rule in scope attaches to it without a search (J-11). Z-1: no
    // other object of the directory is looked for.
    if (rules.stream().noneMatch(OracleRule::joinBearing)) {
      return Map.of();
    }
    Map<String, List<Object>> values =
        resolve(rules, source, configuration.adSchema(), target::values, codes);
    values.entrySet().removeIf(entry -> entry.getValue().equals(target.values(entry.getKey())));
    return values;
  }

  private static List<OracleRule> inScope(
      List<OracleRule> rules, OracleObject object, String type, Readable source) {
    return rules.stream()
        .filter(rule -> rule.sourceType().equalsIgnoreCase(object.type()))
        .filter(rule -> rule.targetType().equalsIgnoreCase(type))
        .filter(rule -> Scope.contains(rule, source))
        .toList();
  }

  /** Returns the outcome per attribute; attributes that no flow manages are left out. */
  private static Map<String, List<Object>> resolve(
      List<OracleRule> rules,
      Readable source,
      OracleSchema schema,
      Readable.Values existing,
      Set<String> codes) {
    Map<String, List<Object>> values = new HashMap<>();
    Flow.byTarget(rules, source)
        .forEach(
            (name, flows) -> {
              OracleAttribute target =
                  name.equals("dn")
                      ? new OracleAttribute("dn", OracleAttribute.Kind.TEXT, false, false)
                      : schema.get(name);
              try {
                if (Flow.resolve(flows, target, existing.of(name))
                    instanceof Flow.Outcome.Set set) {
                  values.put(name, set.values());
                }
              } catch (FormulaException e) {
                codes.add(e.code());
              }
            });
    return values;
  }

  private Readable readable(
      OracleObject object, Predicate<OracleObject> reachable, Map<String, String> parameters) {
    return new Readable(
        configuration.metaverse(),
        "",
        name -> {
          List<Object> values = object.values(name);
          OracleAttribute attribute = configuration.metaverse().find(name);
          return attribute != null && attribute.kind() == OracleAttribute.Kind.REFERENCE
              ? values.stream().filter(value -> reachable.test((OracleObject) value)).toList()
              : values;
        },
        object::values,
        parameters);
  }
}
