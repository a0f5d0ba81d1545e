package org.aadsync.core.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.BudgetExcess.Exceeded;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.ExportBudget.Operation;
import org.aadsync.core.engine.ExportBudget.Unit;
import org.aadsync.core.engine.ImportOutcome;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.RunStepRecord;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.jspecify.annotations.Nullable;

/** Writes and reads records of runs. */
final class RunCodec {
  private RunCodec() {}

  static void write(RecordWriter writer, RunRecord run) {
    writer.varint(run.number());
    writer.uuid(run.connectorId());
    writer.text(run.connectorName());
    writer.text(run.profile());
    writer.instant(run.start());
    writer.instant(run.end());
    writer.text(run.result());
    writer.varint(run.steps().size());
    run.steps().forEach(step -> write(writer, step));
  }

  static RunRecord read(RecordReader reader) {
    long number = reader.varint();
    UUID connectorId = reader.uuid();
    String connectorName = reader.text();
    String profile = reader.text();
    Instant start = reader.instant();
    Instant end = reader.instant();
    String result = reader.text();
    List<RunStepRecord> steps = list(reader, () -> readStep(reader));
    reader.end();
    return new RunRecord(number, connectorId, connectorName, profile, start, end, result, steps);
  }

  private static void write(RecordWriter writer, RunStepRecord step) {
    writer.varint(step.number());
    writer.text(step.partition());
    writer.instant(step.start());
    writer.instant(step.end());
    writer.varint(step.exportCounter());
    writer.varint(step.lastSuccessfulExport());
    StepReport report = step.report();
    writer.uuid(report.connectorId());
    writer.text(report.connectorName());
    writer.u8(report.type().ordinal());
    writer.text(report.status());
    writer.text(report.message());
    writer.varint(report.counters().size());
    report
        .counters()
        .forEach(
            (group, counters) -> {
              writer.text(group);
              write(writer, counters);
            });
    writer.varint(report.errors().size());
    report.errors().forEach(error -> ErrorCodec.write(writer, error));
    writer.varint(report.notes().size());
    report.notes().forEach(writer::text);
    writer.varint(report.duration().toNanos());
    writer.varint(report.imports().size());
    report.imports().forEach(outcome -> write(writer, outcome));
    write(writer, report.excess());
  }

  private static RunStepRecord readStep(RecordReader reader) {
    int number = (int) reader.varint();
    String partition = reader.text();
    Instant start = reader.instant();
    Instant end = reader.instant();
    long exportCounter = reader.varint();
    long lastSuccessfulExport = reader.varint();
    StepReport report =
        new StepReport(
            reader.uuid(),
            reader.text(),
            constant(reader, StepType.values()),
            reader.text(),
            reader.text(),
            readGroups(reader),
            list(reader, () -> readError(reader)),
            list(reader, reader::text),
            Duration.ofNanos(reader.varint()),
            list(reader, () -> readOutcome(reader)),
            readExcess(reader));
    return new RunStepRecord(
        number, partition, start, end, report, exportCounter, lastSuccessfulExport);
  }

  private static ObjectError readError(RecordReader reader) {
    ObjectError error = ErrorCodec.read(reader);
    if (error == null) {
      throw reader.damaged("an error of a run is missing");
    }
    return error;
  }

  private static void write(RecordWriter writer, Map<String, Long> counters) {
    writer.varint(counters.size());
    counters.forEach(
        (name, count) -> {
          writer.text(name);
          writer.varint(count);
        });
  }

  private static Map<String, Long> readCounters(RecordReader reader) {
    Map<String, Long> counters = new LinkedHashMap<>();
    for (int left = reader.count(); left > 0; left--) {
      String name = reader.text();
      counters.put(name, reader.varint());
    }
    return counters;
  }

  private static Map<String, Map<String, Long>> readGroups(RecordReader reader) {
    Map<String, Map<String, Long>> groups = new LinkedHashMap<>();
    for (int left = reader.count(); left > 0; left--) {
      String group = reader.text();
      groups.put(group, readCounters(reader));
    }
    return groups;
  }

  private static void write(RecordWriter writer, ImportOutcome outcome) {
    writer.uuid(outcome.partitionId());
    writer.text(outcome.partition());
    Completeness completeness = outcome.completeness();
    if (completeness instanceof Completeness.Partial partial) {
      writer.u8(1);
      writer.text(partial.reason());
    } else if (completeness instanceof Completeness.Failed failed) {
      writer.u8(2);
      writer.text(failed.status());
      writer.text(failed.reason());
    } else if (completeness instanceof Completeness.FullImportRequired required) {
      writer.u8(3);
      writer.text(required.reason());
    } else {
      writer.u8(0);
    }
  }

  private static ImportOutcome readOutcome(RecordReader reader) {
    UUID partitionId = reader.uuid();
    String partition = reader.text();
    int kind = reader.u8();
    Completeness completeness =
        switch (kind) {
          case 0 -> new Completeness.Complete();
          case 1 -> new Completeness.Partial(reader.text());
          case 2 -> new Completeness.Failed(reader.text(), reader.text());
          case 3 -> new Completeness.FullImportRequired(reader.text());
          default -> throw reader.damaged("an import ended as " + kind);
        };
    return new ImportOutcome(partitionId, partition, completeness);
  }

  private static void write(RecordWriter writer, @Nullable BudgetExcess excess) {
    writer.bool(excess != null);
    if (excess == null) {
      return;
    }
    writer.uuid(excess.connectorId());
    writer.text(excess.connectorName());
    writer.varint(excess.exceeded().size());
    for (Exceeded exceeded : excess.exceeded()) {
      Limit limit = exceeded.limit();
      writer.u8(limit.operation().ordinal());
      writer.text(limit.objectType());
      writer.u8(limit.unit().ordinal());
      writer.varint(limit.maximum());
      writer.varint(exceeded.found());
      writer.varint(exceeded.base());
    }
    writer.varint(excess.counts().size());
    excess
        .counts()
        .forEach(
            (operation, types) -> {
              writer.u8(operation.ordinal());
              write(writer, types);
            });
    writer.varint(excess.sample().size());
    excess.sample().forEach(writer::text);
    writer.text(excess.planHash());
  }

  private static @Nullable BudgetExcess readExcess(RecordReader reader) {
    if (!reader.bool()) {
      return null;
    }
    UUID connectorId = reader.uuid();
    String connectorName = reader.text();
    List<Exceeded> exceeded = list(reader, () -> readExceeded(reader));
    Map<Operation, Map<String, Long>> counts = new LinkedHashMap<>();
    for (int left = reader.count(); left > 0; left--) {
      Operation operation = constant(reader, Operation.values());
      counts.put(operation, readCounters(reader));
    }
    List<String> sample = list(reader, reader::text);
    return new BudgetExcess(connectorId, connectorName, exceeded, counts, sample, reader.text());
  }

  private static Exceeded readExceeded(RecordReader reader) {
    Operation operation = constant(reader, Operation.values());
    String objectType = reader.text();
    Unit unit = constant(reader, Unit.values());
    Limit limit = new Limit(operation, objectType, unit, reader.varint());
    long found = reader.varint();
    return new Exceeded(limit, found, reader.varint());
  }

  private static <E extends Enum<E>> E constant(RecordReader reader, E[] constants) {
    int ordinal = reader.u8();
    if (ordinal >= constants.length) {
      throw reader.damaged("there is no constant " + ordinal + " of this kind");
    }
    return constants[ordinal];
  }

  private static <E> List<E> list(RecordReader reader, Supplier<E> element) {
    List<E> list = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      list.add(element.get());
    }
    return list;
  }
}
