package org.aadsync.core.internal.run;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.BudgetExcess.Exceeded;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.ExportBudget.Operation;
import org.aadsync.core.engine.ExportBudget.Unit;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/** Compares what waits to be exported with an export budget. */
final class BudgetCheck {
  private static final int SAMPLE_SIZE = 10;

  private final ConnectorSpace space;
  private final PartitionScope scope;
  private final ExportBudget budget;
  private final List<AttributeDefinition> memberAttributes;
  private final Map<Operation, List<Change>> changes = new EnumMap<>(Operation.class);

  BudgetCheck(ConnectorSpace space, PartitionScope scope, ExportBudget budget) {
    this.space = space;
    this.scope = scope;
    this.budget = budget;
    this.memberAttributes =
        space.schema().attributes().stream()
            .filter(each -> each.multiValued() && each.type() == AttributeType.REFERENCE)
            .toList();
  }

  /**
   * One operation that counts.
   *
   * @param object the object
   * @param type its type in the directory, or the one that it is to have there
   * @param amount how often it counts
   * @param detail what tells it from another operation of the same kind on the same object
   */
  private record Change(CsObject object, String type, long amount, String detail) {}

  /** Returns what the export of these objects is too much of, or null if it is within limits. */
  @Nullable BudgetExcess check(Collection<CsObject> pending) {
    pending.forEach(this::add);
    List<Exceeded> exceeded = new ArrayList<>();
    for (Limit limit : budget.limits()) {
      long found = found(limit);
      long base = limit.unit() == Unit.PERCENT ? base(limit) : 0;
      if (limit.isExceededBy(found, base)) {
        exceeded.add(new Exceeded(limit, found, base));
      }
    }
    if (exceeded.isEmpty()) {
      return null;
    }
    return new BudgetExcess(
        space.definition().id(),
        space.definition().name(),
        exceeded,
        counts(),
        sample(exceeded),
        hash(exceeded));
  }

  private void add(CsObject object) {
    CsState state = object.state();
    Layer exported = state.exported();
    Layer top = state.top();
    switch (state.pendingExport()) {
      case DELETE, DELETE_ADD -> add(Operation.DELETE, object, exported, 1, "");
      case ADD -> add(Operation.ADD, object, top, 1, "");
      case UPDATE -> {
        Layer from = Objects.requireNonNull(exported);
        Layer to = Objects.requireNonNull(top);
        add(Operation.UPDATE, object, to, 1, changedNames(from, to));
        if (budget.limits(Operation.MEMBER_REMOVAL)) {
          addRemovals(object, from, to);
        }
      }
      case NONE -> {}
    }
  }

  private void add(
      Operation operation, CsObject object, @Nullable Layer layer, long amount, String detail) {
    String type = layer == null ? "" : layer.objectType();
    changes
        .computeIfAbsent(operation, each -> new ArrayList<>())
        .add(new Change(object, type, amount, detail));
  }

  private String changedNames(Layer from, Layer to) {
    StringBuilder names = new StringBuilder(to.dn());
    for (AttributeDefinition attribute : space.schema().attributes()) {
      if (!Values.same(from.values().get(attribute.slot()), to.values().get(attribute.slot()))) {
        names.append('\n').append(attribute.name());
      }
    }
    return names.toString();
  }

  private void addRemovals(CsObject object, Layer from, Layer to) {
    long removed = 0;
    StringBuilder detail = new StringBuilder();
    for (AttributeDefinition attribute : memberAttributes) {
      Set<Object> gone = new LinkedHashSet<>(Values.list(from.values().get(attribute.slot())));
      gone.removeAll(new HashSet<>(Values.list(to.values().get(attribute.slot()))));
      gone.removeIf(value -> value instanceof CsObject member && member.state().isDying());
      if (!gone.isEmpty()) {
        removed += gone.size();
        detail.append(attribute.name());
        gone.stream()
            .map(value -> value instanceof CsObject member ? identity(member) : value.toString())
            .sorted()
            .forEach(text -> detail.append('\n').append(text));
      }
    }
    if (removed > 0) {
      add(Operation.MEMBER_REMOVAL, object, to, removed, detail.toString());
    }
  }

  private List<Change> changes(Limit limit) {
    return changes.getOrDefault(limit.operation(), List.of()).stream()
        .filter(change -> limit.isAbout(change.type()))
        .toList();
  }

  private long found(Limit limit) {
    return changes(limit).stream().mapToLong(Change::amount).sum();
  }

  /** Counts what the directory has as far as the engine knows. */
  private long base(Limit limit) {
    long base = 0;
    for (CsObject object : space.objects()) {
      Layer exported = object.state().exported();
      if (exported != null && scope.includes(object) && limit.isAbout(exported.objectType())) {
        base += limit.operation() == Operation.MEMBER_REMOVAL ? members(exported) : 1;
      }
    }
    return base;
  }

  private long members(Layer layer) {
    long members = 0;
    for (AttributeDefinition attribute : memberAttributes) {
      members += Values.list(layer.values().get(attribute.slot())).size();
    }
    return members;
  }

  private Map<Operation, Map<String, Long>> counts() {
    Map<Operation, Map<String, Long>> counts = new EnumMap<>(Operation.class);
    changes.forEach(
        (operation, list) -> {
          Map<String, Long> types = new TreeMap<>();
          list.forEach(change -> types.merge(change.type(), change.amount(), Long::sum));
          counts.put(operation, types);
        });
    return counts;
  }

  private List<String> sample(List<Exceeded> exceeded) {
    return exceeded.stream()
        .flatMap(
            each ->
                changes(each.limit()).stream().map(Change::object).sorted(space.canonicalOrder()))
        .map(CsObject::dn)
        .distinct()
        .limit(SAMPLE_SIZE)
        .toList();
  }

  /** Everything of the kinds that are too many belongs to the plan, whichever limit found it. */
  private String hash(List<Exceeded> exceeded) {
    Set<Operation> kinds = EnumSet.noneOf(Operation.class);
    exceeded.forEach(each -> kinds.add(each.limit().operation()));
    Hasher hasher = Hashing.sha256().newHasher();
    put(hasher, space.definition().id().toString());
    for (Operation kind : kinds) {
      List<Change> all = new ArrayList<>(changes.getOrDefault(kind, List.of()));
      all.sort(Comparator.comparing(change -> identity(change.object())));
      put(hasher, kind.name());
      for (Change change : all) {
        put(hasher, change.type());
        put(hasher, identity(change.object()));
        put(hasher, change.detail());
      }
    }
    return hasher.hash().toString();
  }

  /** No text can run into the next one: each is preceded by its length. */
  private static void put(Hasher hasher, String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }

  private static String identity(CsObject object) {
    return object.anchor().map(Object::toString).orElse("") + "\n" + object.dn();
  }
}
