package org.aadsync.core.internal.space;

import java.util.Objects;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * The state of a connector-space object at one time.
 *
 * <p>The layers of the original (synchronized, pending import, unconfirmed, unapplied) are kept as
 * four images, each null where the object does not exist in it; what is pending is how an image
 * differs from the next one. An image shares its {@link Layer} with the one below unless they
 * differ.
 *
 * @param dn the DN that it is known by: the one that it has in the directory as far as is known,
 *     the one that it is to have if it is not there
 * @param anchor its anchor, or null before the directory gave one
 * @param partition its partition, or null for a placeholder of which nothing but the name is known
 * @param synced what imports showed that went through synchronization
 * @param imported with the pending import
 * @param exported with what was exported and is not confirmed
 * @param top with what waits to be exported
 * @param link the metaverse object that it is linked to, or null
 * @param explicit whether the link, or that there is none, is somebody's decision that rules leave
 *     alone
 * @param owned whether an outbound rule of type Provision has held the link
 * @param departure why it is not imported, as far as that is known; {@code NONE} while it is
 * @param memory what outbound flows must remember about the link
 */
public record CsState(
    String dn,
    @Nullable Anchor anchor,
    @Nullable Partition partition,
    @Nullable Layer synced,
    @Nullable Layer imported,
    @Nullable Layer exported,
    @Nullable Layer top,
    @Nullable MvObject link,
    boolean explicit,
    boolean owned,
    Departure departure,
    OutboundMemory memory) {

  /** Returns the state of a name that is implied or referred to, and nothing more. */
  public static CsState placeholder(String dn) {
    return new CsState(
        dn,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        Departure.NONE,
        OutboundMemory.EMPTY);
  }

  /**
   * Returns what is left when it was synchronized that the object is gone: its name. Where
   * references follow it, it is known by its anchor when it comes back under another one.
   */
  public CsState forgotten() {
    CsState name = placeholder(dn);
    return isFollowed() ? name.placed(dn, anchor, partition, departure) : name;
  }

  /** Returns whether the directory said that the object is deleted. */
  public boolean deleted() {
    return departure == Departure.DELETED || endsReferences();
  }

  /** Returns whether the directory has deleted all references to it besides. */
  public boolean endsReferences() {
    return departure == Departure.DELETED_WITH_REFERENCES;
  }

  /** Returns whether the object is outside the selection, and references follow it. */
  public boolean isFollowed() {
    return departure == Departure.FOLLOWED;
  }

  /** Returns whether this is no object but a name. */
  public boolean isPlaceholder() {
    return synced == null && imported == null && exported == null && top == null;
  }

  /** Returns the type in the highest image in which the object exists, or null. */
  public @Nullable String objectType() {
    Layer layer = top != null ? top : exported != null ? exported : imported;
    layer = layer != null ? layer : synced;
    return layer == null ? null : layer.objectType();
  }

  /** Returns whether the object is not there any more, which is still to be synchronized. */
  public boolean isGone() {
    return synced != null && imported == null && exported == null && top == null;
  }

  /** Returns whether the object exists and is to be deleted, by us or as we did already. */
  public boolean isDying() {
    return top == null && (imported != null || exported != null);
  }

  /** Returns whether the object could be linked by rules, but is not. */
  public boolean isDisconnector() {
    return link == null && !explicit && top != null && imported != null;
  }

  /** Returns what waits to be synchronized. */
  public PendingOperation pendingImport() {
    if (synced == null && imported != null && link != null) {
      return PendingOperation.UPDATE; // ours, seen for the first time
    }
    return difference(synced, imported);
  }

  /** Returns what waits to be exported. */
  public PendingOperation pendingExport() {
    return difference(exported, top);
  }

  /** Returns what was exported and is not confirmed. */
  public PendingOperation unconfirmedExport() {
    return difference(imported, exported);
  }

  private static PendingOperation difference(@Nullable Layer from, @Nullable Layer to) {
    if (Objects.equals(from, to)) {
      return PendingOperation.NONE;
    }
    if (from == null) {
      return PendingOperation.ADD;
    }
    if (to == null) {
      return PendingOperation.DELETE;
    }
    return from.objectType().equals(to.objectType())
        ? PendingOperation.UPDATE
        : PendingOperation.DELETE_ADD;
  }

  /** Returns this state with other images; the DN follows from them. */
  public CsState withLayers(
      @Nullable Layer synced,
      @Nullable Layer imported,
      @Nullable Layer exported,
      @Nullable Layer top) {
    Layer named = exported != null ? exported : imported != null ? imported : top;
    String name = named == null ? dn : named.dn();
    return new CsState(
        name,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        imported == null ? departure : Departure.NONE,
        memory);
  }

  /** Returns this state with another top image. */
  public CsState withTop(@Nullable Layer top) {
    return withLayers(synced, imported, exported, top);
  }

  /** Returns this state after its pending import went through synchronization. */
  public CsState synchronizedNow() {
    return synced == imported ? this : withLayers(imported, imported, exported, top);
  }

  /** Returns this state with a link that rules make, or without one. */
  public CsState withLink(@Nullable MvObject link) {
    return marked(link, false, owned && link != null, link == null ? OutboundMemory.EMPTY : memory);
  }

  /** Returns this state as somebody's decision that rules leave alone, or as theirs. */
  public CsState withExplicit(boolean explicit) {
    return marked(link, explicit, owned, memory);
  }

  /** Returns this state as held, or not, by an outbound rule of type Provision. */
  public CsState withOwned(boolean owned) {
    return marked(link, explicit, owned, memory);
  }

  /** Returns this state with another memory of outbound flows. */
  public CsState withMemory(OutboundMemory memory) {
    return marked(link, explicit, owned, memory);
  }

  private CsState marked(
      @Nullable MvObject link, boolean explicit, boolean owned, OutboundMemory memory) {
    return new CsState(
        dn, anchor, partition, synced, imported, exported, top, link, explicit, owned, departure,
        memory);
  }

  /** Returns this state with an anchor. */
  public CsState withAnchor(Anchor anchor) {
    return placed(dn, anchor, partition, departure);
  }

  /** Returns this state in a partition. */
  public CsState withPartition(@Nullable Partition partition) {
    return placed(dn, anchor, partition, departure);
  }

  /** Returns this state, in which the object is not imported, as deleted in its directory. */
  public CsState withDeletion(boolean endsReferences) {
    return placed(
        dn,
        anchor,
        partition,
        endsReferences ? Departure.DELETED_WITH_REFERENCES : Departure.DELETED);
  }

  /**
   * Returns this state, in which the object is not imported, as one outside the selection that
   * references follow.
   *
   * @param dn its name there
   */
  public CsState followedTo(String dn) {
    return placed(dn, anchor, partition, Departure.FOLLOWED);
  }

  private CsState placed(
      String dn, @Nullable Anchor anchor, @Nullable Partition partition, Departure departure) {
    return new CsState(
        dn, anchor, partition, synced, imported, exported, top, link, explicit, owned, departure,
        memory);
  }
}
