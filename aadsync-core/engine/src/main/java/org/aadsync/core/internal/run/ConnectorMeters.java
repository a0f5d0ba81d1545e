package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.Meter;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.engine.StepReport;

/** What the steps of one connector add up to. Written by the run, read by anyone. */
final class ConnectorMeters {
  /** What a step does, as a tag. */
  private enum Work {
    IMPORT,
    SYNCHRONIZATION,
    EXPORT;

    static Work of(StepType type) {
      return switch (type) {
        case FULL_SYNCHRONIZATION, DELTA_SYNCHRONIZATION -> SYNCHRONIZATION;
        case EXPORT -> EXPORT;
        case FULL_IMPORT,
            DELTA_IMPORT,
            FULL_IMPORT_DELTA_SYNCHRONIZATION,
            DELTA_IMPORT_DELTA_SYNCHRONIZATION,
            FULL_IMPORT_FULL_SYNCHRONIZATION ->
            IMPORT;
      };
    }

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String connector;
  private final Map<Work, LongAdder> steps = adders(Work.class);
  private final Map<Work, LongAdder> unfinished = adders(Work.class);
  private final Map<Work, LongAdder> objects = adders(Work.class);
  private final Map<Work, LongAdder> milliseconds = adders(Work.class);
  private final Map<Stage, LongAdder> errors = adders(Stage.class);
  private final LongAdder overBudget = new LongAdder();

  ConnectorMeters(String connector) {
    this.connector = connector;
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E each : type.getEnumConstants()) {
      adders.put(each, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E key, long amount) {
    LongAdder adder = adders.get(key);
    if (adder != null) {
      adder.add(amount);
    }
  }

  void worked(StepType type, long objectCount) {
    add(objects, Work.of(type), objectCount);
  }

  void failed(ObjectError error) {
    if (error.severity() == Severity.ERROR) {
      add(errors, error.stage(), 1);
    }
  }

  void stepEnded(StepReport report) {
    Work work = Work.of(report.type());
    add(steps, work, 1);
    add(milliseconds, work, report.duration().toMillis());
    if (!report.completed()) {
      add(unfinished, work, 1);
    }
    if (report.excess() != null) {
      overBudget.increment();
    }
  }

  List<Meter> meters() {
    List<Meter> meters = new ArrayList<>();
    for (Work work : Work.values()) {
      addMeter(meters, "steps", work, "steps", "Steps that were run", steps);
      addMeter(
          meters, "steps.incomplete", work, "steps", "Steps that did not complete", unfinished);
      addMeter(meters, "step.time", work, "milliseconds", "Time that steps took", milliseconds);
      addMeter(
          meters,
          "objects",
          work,
          "objects",
          "Objects that were read, synchronized or sent",
          objects);
    }
    errors.forEach(
        (stage, adder) ->
            meters.add(
                new Meter(
                    "aadsync.errors",
                    Map.of(
                        "connector",
                        connector,
                        "stage",
                        stage.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    "errors",
                    "Object errors, also those that were cured before their step ended",
                    adder::sum)));
    meters.add(
        new Meter(
            "aadsync.exports.over.budget",
            Map.of("connector", connector),
            "steps",
            "Exports that were stopped because they would have changed too much",
            overBudget::sum));
    return meters;
  }

  private void addMeter(
      List<Meter> meters,
      String name,
      Work work,
      String unit,
      String description,
      Map<Work, LongAdder> adders) {
    LongAdder adder = adders.getOrDefault(work, new LongAdder());
    meters.add(
        new Meter(
            "aadsync." + name,
            Map.of("connector", connector, "operation", work.tag()),
            unit,
            description,
            adder::sum));
  }
}
