package org.aadsync.core.internal.run;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One step of a run, for Java Flight Recorder. */
@Name("org.aadsync.Step")
@Label("Synchronization Step")
@Description("A step of a run profile")
@Category("aadsync")
@StackTrace(false)
final class StepEvent extends Event {
  @Label("Connector")
  private final String connector;

  @Label("Step Type")
  private final String type;

  @Label("Result")
  private String result = "";

  @Label("Objects")
  @Description("Objects that were read, synchronized or sent")
  private long objects;

  @Label("Errors")
  private long errors;

  StepEvent(String connector, String type) {
    this.connector = connector;
    this.type = type;
  }

  void end(String status, long objectCount, long errorCount) {
    end();
    if (shouldCommit()) {
      result = status;
      objects = objectCount;
      errors = errorCount;
      commit();
    }
  }

  @Override
  public String toString() {
    return connector + " " + type + " " + result + " " + objects + " " + errors;
  }
}
