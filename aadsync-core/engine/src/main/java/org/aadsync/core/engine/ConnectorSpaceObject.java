package org.aadsync.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.Reference;

/**
 * A connector-space object as it is now. To be used between steps, not while one runs.
 *
 * <p>Lists of values are empty for an absent attribute; references are {@link
 * ConnectorSpaceObject}s of the same connector space.
 */
public interface ConnectorSpaceObject extends Reference {
  /**
   * Returns its identity, which the engine derives (<i>Understanding the architecture</i>,
   * Microsoft): of an object that its directory reported from connector and anchor, of one that the
   * engine provisioned from connector and metaverse object, kept when the anchor arrives, of a
   * placeholder from its name, or as it was if that is of an object outside the selection. It is
   * unique over connector spaces and metaverse.
   */
  UUID id();

  /** Returns the id of its connector. */
  UUID connectorId();

  /**
   * Returns the DN that is wanted; {@link #dn(Image)} gives others. A transient object, whose DN
   * another one has taken before its own rename was imported, has a temporary one.
   */
  @Override
  String dn();

  /** Returns the DN in an image, or empty if the object does not exist in it. */
  Optional<String> dn(Image image);

  /** Returns the anchor, or empty if the directory has not given one yet. */
  Optional<Anchor> anchor();

  /** Returns the object type, or empty for a placeholder. */
  Optional<String> objectType();

  /** Returns whether it is linked. */
  ConnectionState connectionState();

  /** Returns the metaverse object that it is linked to. */
  Optional<MetaverseObject> metaverseObject();

  /** Returns the values of the attribute {@code name} in an image, in order. */
  List<Object> values(String name, Image image);

  /** Returns the names of the attributes that are present in an image, in schema order. */
  List<String> attributeNames(Image image);

  /** Returns what waits to be synchronized. */
  PendingOperation pendingImport();

  /** Returns what waits to be exported. */
  PendingOperation pendingExport();

  /** Returns what was exported and waits to be confirmed by an import. */
  PendingOperation unconfirmedExport();

  /** Returns how the attributes differ between two images, in schema order. */
  List<AttributeDelta> differences(Image from, Image to);

  /** Returns the errors that are open on this object. */
  List<ObjectError> errors();
}
