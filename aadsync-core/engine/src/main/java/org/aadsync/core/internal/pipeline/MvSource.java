package org.aadsync.core.internal.pipeline;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.ScopeSource;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** A metaverse object as the outbound rules of one connector see it. */
final class MvSource implements EvaluationContext, ScopeSource {
  private final RunContext run;
  private final ChangeSet changes;
  private final ConnectorDefinition connector;
  private final AttributeSet values;

  MvSource(RunContext run, ChangeSet changes, ConnectorDefinition connector, AttributeSet values) {
    this.run = run;
    this.changes = changes;
    this.connector = connector;
    this.values = values;
  }

  @Override
  public @Nullable Object value(int slot) {
    return values.get(slot);
  }

  @Override
  public @Nullable Object attribute(int slot) {
    return Values.readable(values.get(slot));
  }

  /** The metaverse has one image; rules that ask for another outbound are refused before. */
  @Override
  public @Nullable Object importedAttribute(int slot) {
    return attribute(slot);
  }

  @Override
  public int valueCount(int slot) {
    return Values.list(values.get(slot)).size();
  }

  @Override
  public @Nullable String parameter(String name) {
    String value = connector.parameters().get(name);
    return value == null ? run.globalParameters().get(name) : value;
  }

  /** Group membership is a matter of connector spaces; rules that ask outbound are refused. */
  @Override
  public boolean isMemberOf(String dn) {
    return false;
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
