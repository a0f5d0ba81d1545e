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
 * @param partition its partition, or null for a placeholder
 * @param synced what imports showed that went through synchronization
 * @param imported with the pending import
 * @param exported with what was exported and is not confirmed
 * @param top with what waits to be exported
 * @param link the metaverse object that it is linked to, or null
 * @param explicit whether the link, or that there is none, is somebody's decision that rules leave
 *     alone
 * @param owned whether an outbound rule of type Provision has held the link
 * @param deleted whether the directory said that the object is deleted; false for what merely left
 *     the selection, and while it is imported
 * @param endsReferences whether the directory has deleted all references to it besides, of which it
 *     says nothing
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
    boolean deleted,
    boolean endsReferences,
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
        false,
        false,
        OutboundMemory.EMPTY);
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
        deleted && imported == null,
        endsReferences && imported == null,
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
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        false,
        owned && link != null,
        deleted,
        endsReferences,
        link == null ? OutboundMemory.EMPTY : memory);
  }

  /** Returns this state as somebody's decision that rules leave alone, or as theirs. */
  public CsState withExplicit(boolean explicit) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        deleted,
        endsReferences,
        memory);
  }

  /** Returns this state as held, or not, by an outbound rule of type Provision. */
  public CsState withOwned(boolean owned) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        deleted,
        endsReferences,
        memory);
  }

  /** Returns this state with another memory of outbound flows. */
  public CsState withMemory(OutboundMemory memory) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        deleted,
        endsReferences,
        memory);
  }

  /** Returns this state with an anchor. */
  public CsState withAnchor(Anchor anchor) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        deleted,
        endsReferences,
        memory);
  }

  /** Returns this state in a partition. */
  public CsState withPartition(@Nullable Partition partition) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        deleted,
        endsReferences,
        memory);
  }

  /** Returns this state, in which the object is not imported, as deleted in its directory. */
  public CsState withDeletion(boolean endsReferences) {
    return new CsState(
        dn,
        anchor,
        partition,
        synced,
        imported,
        exported,
        top,
        link,
        explicit,
        owned,
        true,
        endsReferences,
        memory);
  }
}
