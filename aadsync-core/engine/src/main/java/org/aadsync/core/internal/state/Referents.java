package org.aadsync.core.internal.state;

import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.jspecify.annotations.Nullable;

/** Finds, or makes, the objects whose records have these numbers. */
interface Referents {
  /** Returns the object of a connector space, read or not yet. */
  CsObject connectorSpaceObject(ConnectorSpace space, RecordReader reader, long number);

  /**
   * Returns an object that was read; null if its connector is not in the configuration any more.
   */
  @Nullable CsObject connectorSpaceObject(RecordReader reader, long number);

  /** Returns the metaverse object, read or not yet. */
  MvObject metaverseObject(long number);
}
