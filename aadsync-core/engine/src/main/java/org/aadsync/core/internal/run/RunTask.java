package org.aadsync.core.internal.run;

import java.util.function.Consumer;
import org.aadsync.core.internal.space.ConnectorSpace;

/**
 * A step of a run with what it works on.
 *
 * @param space the connector space
 * @param step what it is
 * @param isWhole whether it is about all objects, so that conclusions can be drawn from its success
 * @param work does it
 */
record RunTask(
    ConnectorSpace space, PlannedStep step, boolean isWhole, Consumer<StepResult> work) {}
