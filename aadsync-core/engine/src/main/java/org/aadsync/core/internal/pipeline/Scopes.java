package org.aadsync.core.internal.pipeline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.ScopeSource;

/** Which rules are in scope of an object, as a pass sees it. */
final class Scopes {
  /** Most metaverse objects have no more links than this: to look through them is the fastest. */
  private static final int FEW = 4;

  private final RunContext run;
  private final ChangeSet changes;
  private final List<Evaluated> few = new ArrayList<>(FEW);
  private Map<CsObject, Evaluated> many = Map.of();

  Scopes(RunContext run, ChangeSet changes) {
    this.run = run;
    this.changes = changes;
  }

  /**
   * The rules in scope of one state of an object.
   *
   * @param object the object
   * @param state the state
   * @param inScope the rules, by precedence
   */
  private record Evaluated(CsObject object, CsState state, List<CompiledRule> inScope) {}

  /** Returns the inbound rules in scope of an object, by precedence. */
  List<CompiledRule> inbound(CsObject object) {
    CsState state = changes.get(object);
    if (many.isEmpty()) {
      for (int i = 0; i < few.size(); i++) {
        Evaluated known = few.get(i);
        if (known.object() == object && known.state() == state) {
          return known.inScope();
        }
      }
    } else {
      Evaluated known = many.get(object);
      if (known != null && known.state() == state) {
        return known.inScope();
      }
    }
    List<CompiledRule> inScope = evaluate(object);
    keep(new Evaluated(object, state, inScope));
    return inScope;
  }

  private void keep(Evaluated evaluated) {
    if (few.size() < FEW) {
      few.add(evaluated);
      return;
    }
    if (many.isEmpty()) {
      many = new IdentityHashMap<>();
      few.forEach(each -> many.put(each.object(), each));
    }
    many.put(evaluated.object(), evaluated);
  }

  private List<CompiledRule> evaluate(CsObject object) {
    CsSource source = CsSource.of(run, changes, object);
    return source == null
        ? List.of()
        : inScope(
            run.plan().inbound(object.space().definition().id(), source.objectType()), source);
  }

  /** Returns those of {@code rules} that are in scope; the very list if all are. */
  static List<CompiledRule> inScope(List<CompiledRule> rules, ScopeSource source) {
    List<CompiledRule> inScope = null;
    for (int i = 0; i < rules.size(); i++) {
      boolean holds = rules.get(i).inScope(source);
      if (inScope == null && !holds) {
        inScope = new ArrayList<>(rules.subList(0, i));
      } else if (inScope != null && holds) {
        inScope.add(rules.get(i));
      }
    }
    return inScope == null ? rules : inScope;
  }

  /** As {@link #inbound(CsObject)}, of rules about one metaverse type. */
  List<CompiledRule> inbound(CsObject object, String metaverseType) {
    List<CompiledRule> rules = inbound(object);
    for (int i = 0; i < rules.size(); i++) { // an iterator for each object costs too much
      if (!RulePlan.targets(rules.get(i), metaverseType)) {
        return rules.stream().filter(each -> RulePlan.targets(each, metaverseType)).toList();
      }
    }
    return rules;
  }

  /** Returns whether an inbound rule in scope holds the link of an object. */
  boolean isHeldInbound(CsObject object, String metaverseType) {
    return bearsLink(inbound(object, metaverseType));
  }

  /** Returns whether one of {@code rules} bears links. */
  static boolean bearsLink(List<CompiledRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      if (RulePlan.bearsLink(rules.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns those of {@code rules} that bear links; the very list if all do. */
  static List<CompiledRule> bearing(List<CompiledRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      if (!RulePlan.bearsLink(rules.get(i))) {
        return rules.stream().filter(RulePlan::bearsLink).toList();
      }
    }
    return rules;
  }

  /**
   * Fails if {@code rules}, in scope together and bearing links, would look for different objects.
   */
  static void checkOneJoin(List<CompiledRule> rules) {
    CompiledRule first = null;
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      if (rule.joins().isEmpty()) {
        continue;
      }
      if (first == null) {
        first = rule;
      } else if (!Objects.equals(first.joins(), rule.joins())
          || !first.rule().metaverseType().equalsIgnoreCase(rule.rule().metaverseType())) {
        throw SyncException.of(
            "multiple-join-rules",
            rule.rule().name(),
            null,
            "the rules \""
                + first.rule().name()
                + "\" and \""
                + rule.rule().name()
                + "\" are in scope together and join by different conditions; give one of them a"
                + " scope that excludes the other");
      }
    }
  }
}
