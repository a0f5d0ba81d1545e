package org.aadsync.core.internal.state;

import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.CsObject;

/** Gives the objects that a record refers to the number of their own record. */
interface References {
  /** Returns the number of the record of an object, which it gets now if it has none. */
  long number(CsObject object);

  /** Returns the number of the record of an object, which it gets now if it has none. */
  long number(MvObject object);
}
