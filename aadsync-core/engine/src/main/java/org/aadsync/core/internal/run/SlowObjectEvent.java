package org.aadsync.core.internal.run;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.aadsync.core.internal.space.CsObject;
import org.jspecify.annotations.Nullable;

/**
 * An object that rules took long for, for Java Flight Recorder. The threshold is the recording's to
 * change. Names of objects are left out: recordings go to people who need not know them.
 */
@Name("org.aadsync.SlowObject")
@Label("Slow Object")
@Description("The rules took long for a connector-space object")
@Category("aadsync")
@Threshold("100 ms")
@StackTrace(false)
final class SlowObjectEvent extends Event {
  @Label("Connector")
  private @Nullable String connector;

  @Label("Object Type")
  private @Nullable String objectType;

  @Label("Anchor")
  private @Nullable String anchor;

  /** Ends the event; fields are filled in only if it is recorded. */
  void end(CsObject object) {
    end();
    if (shouldCommit()) {
      connector = object.space().definition().name();
      objectType = object.objectType().orElse(null);
      anchor = object.anchor().map(Object::toString).orElse(null);
      commit();
    }
  }

  @Override
  public String toString() {
    return connector + " " + objectType + " " + anchor;
  }
}
