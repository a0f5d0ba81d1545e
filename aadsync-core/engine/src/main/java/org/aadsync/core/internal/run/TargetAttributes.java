package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.aadsync.core.engine.AttributeDelta;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.SingleObjectReport.AttributeInfo;
import org.aadsync.core.engine.SingleObjectReport.Target;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.expressions.value.Reference;

/** Describes the attributes of objects that outbound rules keep, and where they come from. */
final class TargetAttributes {
  private final BiFunction<CsObject, String, List<Contributor>> lineage;

  /** Makes one that asks {@code lineage} who contributes an attribute. */
  TargetAttributes(BiFunction<CsObject, String, List<Contributor>> lineage) {
    this.lineage = lineage;
  }

  Target describe(CsObject object) {
    List<AttributeInfo> infos = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(object.attributeNames(Image.TOP));
    names.addAll(object.attributeNames(Image.EXPORTED));
    for (String name : names) {
      AttributeDefinition attribute = object.space().schema().find(name);
      if (attribute != null) {
        infos.add(info(object, attribute));
      }
    }
    return new Target(
        object.space().definition().name(),
        object.dn(),
        object.pendingExport(),
        infos,
        object.differences(Image.EXPORTED, Image.TOP).stream()
            .filter(delta -> isReadable(object, delta.attribute()))
            .map(TargetAttributes::plain)
            .toList());
  }

  private static boolean isReadable(CsObject object, String name) {
    AttributeDefinition attribute = object.space().schema().find(name);
    return attribute == null || !attribute.exportOnly();
  }

  private AttributeInfo info(CsObject object, AttributeDefinition attribute) {
    String name = attribute.name();
    List<Object> before = plain(object.values(name, Image.EXPORTED));
    List<Object> after = plain(object.values(name, Image.TOP));
    List<AttributeFlow> flows = new ArrayList<>();
    List<Contributor> contributors = lineage.apply(object, name);
    contributors.forEach(contributor -> addFlow(contributor.rule(), name, flows));
    boolean shown = !attribute.exportOnly();
    return new AttributeInfo(
        name,
        attribute.multiValued(),
        attribute.type(),
        shown ? after : List.of(),
        shown ? without(after, before) : List.of(),
        shown ? without(before, after) : List.of(),
        operation(before, after),
        contributors.stream()
            .map(each -> each.rule().name())
            .distinct()
            .collect(Collectors.joining(", ")),
        flows.stream()
            .map(flow -> mappingType(flow.source()))
            .distinct()
            .collect(Collectors.joining(", ")),
        flows.stream().map(flow -> dataSource(flow.source())).collect(Collectors.joining(", ")));
  }

  private static void addFlow(SyncRule rule, String target, List<AttributeFlow> flows) {
    rule.flows().stream()
        .filter(flow -> flow.target().equalsIgnoreCase(target))
        .findFirst()
        .ifPresent(flows::add);
  }

  private static String mappingType(FlowSource source) {
    if (source instanceof FlowSource.Direct) {
      return "Direct";
    }
    return source instanceof FlowSource.Constant ? "Constant" : "Expression";
  }

  private static String dataSource(FlowSource source) {
    if (source instanceof FlowSource.Direct direct) {
      return direct.attribute();
    }
    return source instanceof FlowSource.Constant constant
        ? constant.text()
        : ((FlowSource.Computed) source).expression();
  }

  private static PendingOperation operation(List<Object> before, List<Object> after) {
    if (before.equals(after)) {
      return PendingOperation.NONE;
    }
    if (before.isEmpty()) {
      return PendingOperation.ADD;
    }
    return after.isEmpty() ? PendingOperation.DELETE : PendingOperation.UPDATE;
  }

  private static List<Object> without(List<Object> values, List<Object> others) {
    Set<Object> left = new LinkedHashSet<>(values);
    left.removeAll(new LinkedHashSet<>(others));
    return List.copyOf(left);
  }

  /** Returns a difference that stays what it is when the objects that it refers to change. */
  static AttributeDelta plain(AttributeDelta delta) {
    return new AttributeDelta(delta.attribute(), plain(delta.before()), plain(delta.after()));
  }

  private static List<Object> plain(List<Object> values) {
    return values.stream()
        .map(value -> value instanceof Reference reference ? reference.dn() : value)
        .toList();
  }
}
