package org.aadsync.core.spi;

import java.util.List;
import java.util.UUID;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a connector reports while it reads its directory. Every event names the partition that it is
 * about, by {@link org.aadsync.core.config.Partition#id}.
 *
 * <p>Immutable.
 */
public sealed interface ImportEvent {
  /** Returns the id of the partition. */
  UUID partition();

  /**
   * The whole object, new or not: attributes that it does not mention are absent.
   *
   * @param partition its partition
   * @param object the object
   */
  record Full(UUID partition, ImportedObject object) implements ImportEvent {}

  /**
   * Changes of an object that an earlier import has reported.
   *
   * @param partition its partition
   * @param anchor its anchor
   * @param changes attributes that it does not mention are as they were
   */
  record Partial(UUID partition, Anchor anchor, List<AttributeChange> changes)
      implements ImportEvent {
    /** Makes a defensive copy. */
    public Partial {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The object has another DN and is otherwise as it was.
   *
   * @param partition its partition
   * @param anchor its anchor
   * @param dn the new DN
   */
  record Moved(UUID partition, Anchor anchor, String dn) implements ImportEvent {}

  /**
   * The object is there, and this is all that is said: its name and its values are as they were, as
   * far as the connector knows. It is mentioned with that, see {@link Completeness.Complete}.
   *
   * <p>An object that the engine does not have, or has no imported image of, is read by itself
   * where the connector can, and is a {@code need-full-object} error where not. So it is in a full
   * import, which is to show objects as a whole.
   *
   * @param partition its partition
   * @param anchor its anchor
   */
  record Present(UUID partition, Anchor anchor) implements ImportEvent {}

  /**
   * The object was deleted in the directory.
   *
   * @param partition its partition
   * @param anchor its anchor
   * @param endsReferences whether the directory has taken it out of everything that referred to it,
   *     without a word about those: Active Directory removes links when it deletes an object
   *     (MS-ADTS 3.1.1.5.5) and reports no change of the groups that it was in. False where a
   *     reference stays as it is written, and leads to whatever has the name later
   */
  record Deleted(UUID partition, Anchor anchor, boolean endsReferences) implements ImportEvent {}

  /**
   * The object exists, but outside what the configuration selects.
   *
   * @param partition its partition
   * @param anchor its anchor
   * @param dn where it is now, if references follow it there: Active Directory shows in {@code
   *     member} the name that the object has at that time (MS-ADTS 3.1.1.1.6), and reports no
   *     change of the group. Null where a reference stays as it is written, and leads to whatever
   *     has the name later
   */
  record LeftScope(UUID partition, Anchor anchor, @Nullable String dn) implements ImportEvent {
    /** Tells of an object in a directory where references stay as they are written. */
    public LeftScope(UUID partition, Anchor anchor) {
      this(partition, anchor, null);
    }
  }

  /**
   * One object could not be read (a discovery error); an earlier image of it stays as it is.
   *
   * @param partition its partition
   * @param dn its DN, or null if that is what is wrong
   * @param anchor its anchor, or null if it is not known
   * @param error what is wrong with it
   */
  record Rejected(
      UUID partition, @Nullable String dn, @Nullable Anchor anchor, ConnectorError error)
      implements ImportEvent {}

  /**
   * Objects were seen and passed over because the configuration does not select them.
   *
   * @param partition the partition
   * @param reason why, for people: {@code outside the included containers}
   * @param count how many
   */
  record Skipped(UUID partition, String reason, long count) implements ImportEvent {}

  /**
   * A place from which an import can go on. What was reported before it is covered by it.
   *
   * @param partition the partition
   * @param watermark opaque to the engine
   * @param isFinal whether the next delta import may start from it; otherwise it can only resume
   *     this import
   */
  record Checkpoint(UUID partition, ByteString watermark, boolean isFinal) implements ImportEvent {}

  /**
   * The last event of a partition.
   *
   * @param partition the partition
   * @param completeness whether everything was seen
   */
  record End(UUID partition, Completeness completeness) implements ImportEvent {}

  /** How an import ended. Only a complete one can make an absence mean that an object is gone. */
  sealed interface Completeness {
    /**
     * Everything that was asked for was reported.
     *
     * @param mentionedAll whether each selected object that the partition has was mentioned, by
     *     whatever event, so that what was not is gone: no longer there, or no longer selected. A
     *     full import promises that in any case; a delta import may, also if it could not know it
     *     before its end. Nothing is gone by that if an object was rejected. References to what is
     *     gone stay as their objects were reported
     */
    record Complete(boolean mentionedAll) implements Completeness {
      /** Everything was reported; of what a delta import did not mention nothing is known. */
      public Complete() {
        this(false);
      }
    }

    /**
     * What was reported is right, but there may be more.
     *
     * @param reason why, for people
     */
    record Partial(String reason) implements Completeness {}

    /**
     * The import could not be done.
     *
     * @param status status of the run, such as {@code stopped-server-down}
     * @param reason why, for people
     */
    record Failed(String status, String reason) implements Completeness {}

    /**
     * The watermark cannot be used any more; a full import is needed.
     *
     * @param reason why, for people
     */
    record FullImportRequired(String reason) implements Completeness {}
  }
}
