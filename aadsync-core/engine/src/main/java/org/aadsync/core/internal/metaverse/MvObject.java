package org.aadsync.core.internal.metaverse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.internal.space.CompactSet;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;

/**
 * A metaverse object: an identity that references can hold on to, and its present {@link MvState},
 * which only {@link Metaverse#commit} replaces.
 */
public final class MvObject implements MetaverseObject {
  private final Metaverse metaverse;
  private UUID id;
  private String objectType;
  private final CompactSet<MvObject> referrers = new CompactSet<>();

  private MvState state = MvState.EMPTY;
  private boolean exists;
  private long recordNumber;
  private long recordHash;

  MvObject(Metaverse metaverse, UUID id, String objectType) {
    this.metaverse = metaverse;
    this.id = id;
    this.objectType = objectType;
  }

  /** Gives an object that was made before it was read what it had when it was kept. */
  void restore(UUID id, String objectType, MvState state) {
    this.id = id;
    this.objectType = objectType;
    this.state = state;
  }

  /** Notes that something changed that is kept with it. */
  public void noteChange() {
    metaverse.noteChange(this);
  }

  /** Returns the number of its record in the store; 0 if it has none yet. */
  public long recordNumber() {
    return recordNumber;
  }

  /** Sets the number of its record. */
  public void setRecordNumber(long number) {
    recordNumber = number;
  }

  /** Returns the hash of its record as it is in the store; 0 if it is not there. */
  public long recordHash() {
    return recordHash;
  }

  /** Sets the hash of its record. */
  public void setRecordHash(long hash) {
    recordHash = hash;
  }

  /** Returns the committed state. */
  public MvState state() {
    return state;
  }

  void setState(MvState state) {
    this.state = state;
  }

  /** Returns whether it is in the metaverse: committed and not deleted. */
  public boolean exists() {
    return exists;
  }

  void setExists(boolean exists) {
    this.exists = exists;
  }

  /** Passes every object whose values refer to this one to {@code action}. */
  public void forEachReferrer(Consumer<MvObject> action) {
    referrers.forEach(action);
  }

  CompactSet<MvObject> referrers() {
    return referrers;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public String dn() {
    return id.toString();
  }

  @Override
  public String objectType() {
    return objectType;
  }

  @Override
  public List<Object> values(String name) {
    AttributeDefinition attribute = metaverse.schema().find(name);
    return attribute == null ? List.of() : Values.list(state.values().get(attribute.slot()));
  }

  @Override
  public List<String> attributeNames() {
    List<String> names = new ArrayList<>();
    state.values().forEach((value, slot) -> names.add(metaverse.schema().attribute(slot).name()));
    return names;
  }

  @Override
  public List<Contributor> contributors(String name) {
    AttributeDefinition attribute = metaverse.schema().find(name);
    if (attribute == null) {
      return List.of();
    }
    return Values.list(state.lineage().get(attribute.slot())).stream()
        .map(Contribution.class::cast)
        .map(contribution -> new Contributor(contribution.rule().rule(), contribution.source()))
        .toList();
  }

  @Override
  public Optional<Instant> softDeletedUntil() {
    return Optional.ofNullable(state.softDeletion().expiry());
  }

  @Override
  public List<ConnectorSpaceObject> links() {
    return List.copyOf(state.links());
  }

  @Override
  public String toString() {
    return objectType + " " + id;
  }
}
