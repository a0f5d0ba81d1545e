package org.aadsync.samples.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first full synchronization of the directory: which objects are projected and joined, which
 * fail, and what the metaverse holds in the end.
 *
 * <p>The cloud's inbound rules are left out, because they cannot contribute anything while the
 * cloud was empty at the start: {@code RealConfigurationAssumptionsTest} proves that for the
 * configuration at hand.
 */
final class OracleMetaverse {
  private static final int INDEXABLE_LENGTH = 448; // M-8, in UTF-16 code units (Z-8)

  private final OracleConfiguration configuration;
  private final List<OracleRule> inbound;
  private final DirectoryImport directory;
  private final OracleOutbound outbound;
  private final List<OracleObject> objects = new ArrayList<>();
  private final Map<SourceObject, OracleObject> linked = new IdentityHashMap<>();
  private final Map<SourceObject, Set<String>> errors = new IdentityHashMap<>();
  private final Map<String, Set<OracleObject>> index = new HashMap<>();
  private final Set<String> joinAttributes = new HashSet<>();

  OracleMetaverse(OracleConfiguration configuration, DirectoryImport directory) {
    this.configuration = configuration;
    this.directory = directory;
    this.inbound = configuration.rules(configuration.ad(), true);
    this.outbound = new OracleOutbound(configuration);
    for (OracleRule rule : inbound) {
      rule.joins().stream()
          .flatMap(List::stream)
          .forEach(condition -> joinAttributes.add(OracleAttribute.key(condition.mvAttribute())));
    }
  }

  void synchronize() {
    for (SourceObject object : directory.objects()) {
      attempt(object);
    }
    // Z-3(b): disconnectors, and objects that failed before they were linked, are tried again while
    // something changes. Read as: after all objects had their turn, in canonical order.
    boolean changed = true;
    while (changed) {
      changed = false;
      for (SourceObject object : directory.objects()) {
        if (!linked.containsKey(object) && hasCandidate(object)) {
          attempt(object);
          changed |= linked.containsKey(object);
        }
      }
    }
    resolveReferences();
  }

  /** Returns the metaverse in the order in which its objects were projected. */
  List<OracleObject> objects() {
    return objects;
  }

  Map<SourceObject, Set<String>> errors() {
    return errors;
  }

  /** Section 5, step 2, for one object; a failure leaves everything as it was (T-6). */
  private void attempt(SourceObject object) {
    errors.remove(object);
    List<OracleRule> rules = rulesInScope(object);
    OracleRule join = joinRule(rules);
    if (join == null) {
      return; // flows need a join-bearing rule (J-11)
    }
    OracleObject.Link link = new OracleObject.Link(object, rules);
    OracleObject found = search(object, join);
    if (found == null && !(join.provisions() && hasJoinValue(object, join))) {
      return;
    }
    if (found != null && shareTarget(found, link)) {
      errors.put(object, Set.of("ambiguous-import-flow-from-multiple-connectors"));
      return;
    }
    OracleObject candidate =
        (found == null ? new OracleObject(join.targetType()) : found).with(link);
    Set<String> codes = new TreeSet<>(fill(candidate));
    // An error of an outbound rule fails the pass as well. Rules behind the inbound ones are
    // only reached when those did not fail.
    if (codes.isEmpty()) {
      codes.addAll(outbound.errors(candidate));
    }
    if (!codes.isEmpty()) {
      errors.put(object, codes);
      return;
    }
    commit(object, found, candidate);
  }

  private void commit(SourceObject object, @Nullable OracleObject found, OracleObject candidate) {
    OracleObject target = found == null ? candidate : found;
    if (found == null) {
      objects.add(candidate);
    } else {
      found.become(candidate);
    }
    linked.put(object, target);
    for (String attribute : joinAttributes) {
      for (Object value : target.values(attribute)) {
        index.computeIfAbsent(key(attribute, value), k -> new LinkedHashSet<>()).add(target);
      }
    }
  }

  private List<OracleRule> rulesInScope(SourceObject object) {
    Readable source = readable(object);
    return inbound.stream()
        .filter(rule -> rule.sourceType().equalsIgnoreCase(object.type()))
        .filter(rule -> Scope.contains(rule, source))
        .toList();
  }

  private static @Nullable OracleRule joinRule(List<OracleRule> rules) {
    List<OracleRule> joins = rules.stream().filter(OracleRule::joinBearing).toList();
    if (joins.size() > 1) {
      throw new AssertionError("the oracle does not know several inbound joins: " + joins);
    }
    return joins.isEmpty() ? null : joins.get(0);
  }

  /** J-2: the first group that matches exactly one object ends the search. */
  private @Nullable OracleObject search(SourceObject object, OracleRule rule) {
    for (List<OracleRule.Condition> group : rule.joins()) {
      Set<OracleObject> matches = matches(object, rule, group);
      if (matches.size() == 1) {
        return matches.iterator().next();
      }
    }
    return null;
  }

  private Set<OracleObject> matches(
      SourceObject object, OracleRule rule, List<OracleRule.Condition> group) {
    Set<OracleObject> matches = null;
    for (OracleRule.Condition condition : group) {
      if (condition.caseSensitive()) {
        throw new AssertionError("the oracle joins without regard to case only (J-7)");
      }
      Set<OracleObject> equal = new LinkedHashSet<>();
      for (Object value : object.values(condition.csAttribute())) {
        equal.addAll(index.getOrDefault(key(condition.mvAttribute(), value), Set.of()));
      }
      if (matches == null) {
        matches = equal;
      } else {
        matches.retainAll(equal);
      }
    }
    Set<OracleObject> found = matches == null ? new LinkedHashSet<>() : matches;
    found.removeIf(mv -> !rule.targetType().equals("*") && !rule.targetType().equals(mv.type()));
    return found;
  }

  private boolean hasCandidate(SourceObject object) {
    OracleRule join = joinRule(rulesInScope(object));
    return join != null
        && join.joins().stream().anyMatch(group -> !matches(object, join, group).isEmpty());
  }

  /** J-4. */
  private static boolean hasJoinValue(SourceObject object, OracleRule rule) {
    return rule.joins().stream()
        .flatMap(List::stream)
        .anyMatch(condition -> !object.values(condition.csAttribute()).isEmpty());
  }

  /** Z-2: two objects of one connector may not flow to the same attribute. */
  private static boolean shareTarget(OracleObject found, OracleObject.Link link) {
    Set<String> taken = new HashSet<>();
    found.links().forEach(other -> taken.addAll(targets(other.rules())));
    return targets(link.rules()).stream().anyMatch(taken::contains);
  }

  private static Set<String> targets(List<OracleRule> rules) {
    Set<String> targets = new HashSet<>();
    for (OracleRule rule : rules) {
      rule.mappings().forEach(mapping -> targets.add(mapping.target()));
    }
    return targets;
  }

  /** Resolves all attributes but references, which cannot fail; returns the codes of errors. */
  private Set<String> fill(OracleObject candidate) {
    Set<String> codes = new TreeSet<>();
    Map<String, List<Object>> values = new HashMap<>();
    flows(candidate)
        .forEach(
            (name, flows) -> {
              OracleAttribute target = configuration.metaverse().get(name);
              if (target.kind() == OracleAttribute.Kind.REFERENCE) {
                return;
              }
              try {
                if (Flow.resolve(flows, target, List.of()) instanceof Flow.Outcome.Set set
                    && !set.values().isEmpty()) {
                  values.put(name, set.values());
                  if (tooLong(set.values(), target)) {
                    codes.add("mv-constraint-violation");
                  }
                }
              } catch (FormulaException e) {
                codes.add(e.code());
              }
            });
    candidate.set(values);
    return codes;
  }

  private static boolean tooLong(List<Object> values, OracleAttribute target) {
    return target.indexable()
        && values.stream()
            .anyMatch(value -> value instanceof String text && text.length() > INDEXABLE_LENGTH);
  }

  /** Returns the flows of all links (P-2), by target attribute, in the order of precedence. */
  private Map<String, List<Flow>> flows(OracleObject object) {
    Map<String, List<Flow>> all = new LinkedHashMap<>();
    for (OracleObject.Link link : object.links()) {
      Flow.byTarget(link.rules(), readable(link.object()))
          .forEach(
              (name, flows) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(flows));
    }
    all.values().forEach(f -> f.sort(Comparator.comparingInt(flow -> flow.rule().precedence())));
    return all;
  }

  /** CS-26: a reference means the metaverse object that its target is linked to. */
  private void resolveReferences() {
    for (OracleObject object : objects) {
      Map<String, List<Object>> values = new HashMap<>();
      flows(object)
          .forEach(
              (name, flows) -> {
                OracleAttribute target = configuration.metaverse().get(name);
                if (target.kind() == OracleAttribute.Kind.REFERENCE
                    && Flow.resolve(flows, target, List.of()) instanceof Flow.Outcome.Set set) {
                  values.put(name, set.values());
                }
              });
      object.set(values);
    }
  }

  private Readable readable(SourceObject object) {
    return new Readable(
        configuration.adSchema(),
        object.dn(),
        name -> {
          OracleAttribute attribute = configuration.adSchema().find(name);
          return attribute != null && attribute.kind() == OracleAttribute.Kind.REFERENCE
              ? List.copyOf(targets(object.values(name), name))
              : object.values(name);
        },
        object::values,
        configuration.parameters());
  }

  /** Returns the metaverse objects that references lead to; two references may lead to one. */
  private Set<Object> targets(List<Object> references, String name) {
    Set<Object> found = new LinkedHashSet<>();
    for (Object reference : references) {
      OracleObject object = target((Target) reference, name);
      if (object != null) {
        found.add(object);
      }
    }
    return found;
  }

  private @Nullable OracleObject target(Target reference, String name) {
    SourceObject found = null;
    for (SourceObject object : byTarget().getOrDefault(reference, List.of())) {
      if (found != null) {
        throw new AssertionError("two objects for a reference in " + name + ": " + reference);
      }
      found = object;
    }
    return found == null ? null : linked.get(found);
  }

  private @Nullable Map<Target, List<SourceObject>> byTarget;

  private Map<Target, List<SourceObject>> byTarget() {
    if (byTarget == null) {
      Map<Target, List<SourceObject>> map = new HashMap<>();
      for (SourceObject object : directory.objects()) {
        map.computeIfAbsent(new Target.ByDn(Names.normalized(object.dn())), t -> new ArrayList<>())
            .add(object);
        for (Object sid : object.values("objectSid")) {
          map.computeIfAbsent(new Target.BySid((java.nio.ByteBuffer) sid), t -> new ArrayList<>())
              .add(object);
        }
      }
      byTarget = map;
    }
    return byTarget;
  }

  private static String key(String attribute, Object value) {
    String text =
        value instanceof String s
            ? "t" + Names.folded(s)
            : "b" + java.util.HexFormat.of().formatHex(FormulaValues.bytes(value));
    return OracleAttribute.key(attribute) + "=" + text;
  }
}
