package org.aadsync.core.internal.pipeline;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.ScopeSource;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** A connector-space object as inbound rules see it: the top of the tower. */
final class CsSource implements EvaluationContext, ScopeSource {
  private final RunContext run;
  private final ChangeSet changes;
  private final CsObject object;
  private final CsState state;
  private final Layer top;

  private CsSource(RunContext run, ChangeSet changes, CsObject object, CsState state, Layer top) {
    this.run = run;
    this.changes = changes;
    this.object = object;
    this.state = state;
    this.top = top;
  }

  /** Returns the object as {@code changes} has it, or null if it is going. */
  static @Nullable CsSource of(RunContext run, ChangeSet changes, CsObject object) {
    CsState state = changes.get(object);
    Layer top = state.top();
    return top == null ? null : new CsSource(run, changes, object, state, top);
  }

  CsObject object() {
    return object;
  }

  String objectType() {
    return top.objectType();
  }

  @Override
  public @Nullable Object value(int slot) {
    return slot == SpaceSchema.DN_SLOT ? top.dn() : top.values().get(slot);
  }

  @Override
  public @Nullable Object attribute(int slot) {
    return Values.readable(value(slot));
  }

  @Override
  public @Nullable Object importedAttribute(int slot) {
    Layer imported = state.imported();
    // What was imported of an object of another type, which this one replaces, is not this one's.
    if (imported == null || !imported.objectType().equalsIgnoreCase(top.objectType())) {
      return null;
    }
    return slot == SpaceSchema.DN_SLOT
        ? imported.dn()
        : Values.readable(imported.values().get(slot));
  }

  @Override
  public int valueCount(int slot) {
    return Values.list(value(slot)).size();
  }

  @Override
  public @Nullable String parameter(String name) {
    Partition partition = state.partition();
    String value = partition == null ? null : partition.parameters().get(name);
    value = value == null ? object.space().definition().parameters().get(name) : value;
    return value == null ? run.globalParameters().get(name) : value;
  }

  @Override
  public boolean isMemberOf(String dn) {
    CsObject group = changes.findByDn(object.space(), dn);
    if (group == null || !object.isReferredToBy(group)) {
      return false; // spares a look through all members
    }
    AttributeDefinition member = object.space().schema().find("member");
    Layer groupTop = changes.get(group).top();
    return groupTop != null
        && member != null
        && Values.list(groupTop.values().get(member.slot())).contains(object);
  }

  @Override
  public Instant now() {
    return run.now();
  }

  @Override
  public RandomGenerator random() {
    return changes.random();
  }
}
