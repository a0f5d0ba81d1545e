package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aadsync.core.engine.AttributeDelta;
import org.aadsync.core.engine.ConnectionState;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * A connector-space object: an identity that references can hold on to, and its present {@link
 * CsState}, which only {@link ConnectorSpace#commit} replaces.
 */
public final class CsObject implements ConnectorSpaceObject {
  /** Begins the name of an object whose DN another one has taken. */
  private static final String TRANSIENT = "<TRANSIENT=";

  private final ConnectorSpace space;
  private UUID id;
  private final CompactSet<CsObject> referrers = new CompactSet<>();

  private CsState state;
  private String name;
  private final int arrival;
  private int keyHash;
  private boolean isTransient;
  private long createdAs;
  private int seenInImport;
  private long recordNumber;
  private long recordHash;
  private @Nullable ObjectError importError;
  private @Nullable ObjectError syncError;
  private @Nullable ObjectError exportError;

  CsObject(ConnectorSpace space, UUID id, CsState state, int arrival) {
    this.space = space;
    this.arrival = arrival;
    this.id = id;
    this.state = state;
    this.name = state.dn();
    this.keyHash = key().hashCode();
  }

  /**
   * Gives an object that was made before it was read what it had when it was kept.
   *
   * @param createdAs its place in the order in which the engine wanted objects
   * @param isTransient whether another object has taken its DN
   */
  void restore(UUID id, CsState state, long createdAs, boolean isTransient) {
    this.id = id;
    this.state = state;
    setName(state.dn());
    this.createdAs = createdAs;
    this.isTransient = isTransient;
  }

  /** Returns the connector space that it is in. */
  public ConnectorSpace space() {
    return space;
  }

  /** Returns its identity, which changes only when a placeholder becomes an object, or back. */
  @Override
  public UUID id() {
    return id;
  }

  void setId(UUID id) {
    this.id = id;
  }

  /** Returns the committed state. */
  public CsState state() {
    return state;
  }

  void setState(CsState state) {
    this.state = state;
  }

  /** Passes every object whose images refer to this one to {@code action}. */
  public void forEachReferrer(Consumer<CsObject> action) {
    referrers.forEach(action);
  }

  /** Returns whether an image of {@code other} refers to this object. */
  public boolean isReferredToBy(CsObject other) {
    return referrers.contains(other);
  }

  boolean hasReferrers() {
    return !referrers.isEmpty();
  }

  /** Returns the form of its DN in which all spellings are equal. */
  public String key() {
    return DnKey.of(name);
  }

  /** Returns whether another object has taken its DN. */
  public boolean isTransient() {
    return isTransient;
  }

  void setTransient(boolean isTransient) {
    this.isTransient = isTransient;
  }

  /** Returns its place in the order in which the engine wanted objects; 0 if it never did. */
  public long createdAs() {
    return createdAs;
  }

  void setCreatedAs(long number) {
    createdAs = number;
  }

  /** Returns its place in the order in which objects of its space were made, and lie in memory. */
  int arrival() {
    return arrival;
  }

  int keyHash() {
    return keyHash;
  }

  /** Returns the DN that it is known by, as it is spelt. */
  String name() {
    return name;
  }

  void setName(String name) {
    this.name = name;
    this.keyHash = key().hashCode();
  }

  void addReferrer(CsObject referrer) {
    referrers.add(referrer);
  }

  void removeReferrer(CsObject referrer) {
    referrers.remove(referrer);
  }

  /** Returns the number of the last import that showed it. */
  public int seenInImport() {
    return seenInImport;
  }

  /** Notes that an import showed it. */
  public void setSeenInImport(int importNumber) {
    seenInImport = importNumber;
  }

  /** Returns the open error of a stage, or null. */
  public @Nullable ObjectError error(ObjectError.Stage stage) {
    return switch (stage) {
      case IMPORT -> importError;
      case SYNCHRONIZATION, METAVERSE_RETRY -> syncError;
      case EXPORT -> exportError;
    };
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

  /** Replaces the open import error; null closes it. */
  public void setImportError(@Nullable ObjectError error) {
    if (!Objects.equals(importError, error)) {
      importError = error;
      space.noteChange(this);
    }
  }

  /** Replaces the open synchronization error; null closes it. */
  public void setSyncError(@Nullable ObjectError error) {
    if (!Objects.equals(syncError, error)) {
      syncError = error;
      space.noteChange(this);
    }
  }

  /** Replaces the open export error; null closes it. */
  public void setExportError(@Nullable ObjectError error) {
    if (!Objects.equals(exportError, error)) {
      exportError = error;
      space.noteChange(this);
    }
  }

  /** Returns an image, or null if the object does not exist in it. */
  public @Nullable Layer layer(Image image) {
    return switch (image) {
      case SYNCHRONIZED -> state.synced();
      case IMPORTED -> state.imported();
      case EXPORTED -> state.exported();
      case TOP -> state.top();
    };
  }

  @Override
  public UUID connectorId() {
    return space.definition().id();
  }

  @Override
  public String dn() {
    if (isTransient) {
      return TRANSIENT + id + ">";
    }
    Layer top = state.top();
    return top == null ? state.dn() : top.dn();
  }

  @Override
  public Optional<String> dn(Image image) {
    return Optional.ofNullable(layer(image)).map(Layer::dn);
  }

  @Override
  public Optional<Anchor> anchor() {
    return Optional.ofNullable(state.anchor());
  }

  @Override
  public Optional<String> objectType() {
    return Optional.ofNullable(state.objectType());
  }

  @Override
  public ConnectionState connectionState() {
    if (state.isPlaceholder()) {
      return ConnectionState.PLACEHOLDER;
    }
    if (state.link() == null) {
      return state.explicit()
          ? ConnectionState.EXPLICITLY_DISCONNECTED
          : ConnectionState.DISCONNECTED;
    }
    return state.explicit() ? ConnectionState.EXPLICITLY_CONNECTED : ConnectionState.CONNECTED;
  }

  @Override
  public Optional<MetaverseObject> metaverseObject() {
    return Optional.ofNullable(state.link());
  }

  @Override
  public List<Object> values(String name, Image image) {
    AttributeDefinition attribute = space.schema().find(name);
    Layer layer = layer(image);
    if (attribute == null || layer == null) {
      return List.of();
    }
    return attribute.slot() == SpaceSchema.DN_SLOT
        ? List.of(layer.dn())
        : Values.list(layer.values().get(attribute.slot()));
  }

  @Override
  public List<String> attributeNames(Image image) {
    List<String> names = new ArrayList<>();
    Layer layer = layer(image);
    if (layer != null) {
      layer.values().forEach((value, slot) -> names.add(space.schema().attribute(slot).name()));
    }
    return names;
  }

  @Override
  public PendingOperation pendingImport() {
    return state.pendingImport();
  }

  @Override
  public PendingOperation pendingExport() {
    return state.pendingExport();
  }

  @Override
  public PendingOperation unconfirmedExport() {
    return state.unconfirmedExport();
  }

  @Override
  public List<AttributeDelta> differences(Image from, Image to) {
    List<AttributeDelta> deltas = new ArrayList<>();
    for (AttributeDefinition attribute : space.schema().attributes()) {
      List<Object> before = values(attribute.name(), from);
      List<Object> after = values(attribute.name(), to);
      if (!before.equals(after)) {
        deltas.add(new AttributeDelta(attribute.name(), before, after));
      }
    }
    return deltas;
  }

  @Override
  public List<ObjectError> errors() {
    return Stream.of(importError, syncError, exportError)
        .flatMap(error -> Stream.ofNullable(error))
        .toList();
  }

  @Override
  public String toString() {
    return state.dn();
  }
}
