package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.AttributeDelta;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.SingleObjectOptions;
import org.aadsync.core.engine.SingleObjectReport;
import org.aadsync.core.engine.SingleObjectReport.Outcome;
import org.aadsync.core.engine.SingleObjectReport.Stage;
import org.aadsync.core.engine.SingleObjectReport.Target;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Synchronizes one object of a directory to the cloud: looks whether it can be, then imports,
 * synchronizes and exports it alone.
 *
 * <p>Source: <i>Azure AD Connect Single Object Sync</i> (Microsoft).
 */
final class SingleObjectSync {
  private static final List<String> PASSED =
      List.of("success", RunResults.NO_OBJECTS, "completed-warnings");

  static final String PROFILE = "Single Object Sync";

  private final ConnectorSpace source;
  private final List<ConnectorSpace> targets;
  private final String dn;
  private final SingleObjectOptions options;
  private final Machinery machinery;
  private final List<SingleObjectReport.Step> steps = new ArrayList<>();
  private final List<AttributeDelta> modified = new ArrayList<>();
  private final List<Target> targetReports = new ArrayList<>();

  /**
   * What an engine has to work with.
   *
   * @param imports gives the import step of a connector, or null if it is not connected
   * @param exports gives the export step of a connector, or null if it is not connected
   * @param synchronizers makes what synchronizes
   * @param attributes describes the attributes of an object in the cloud
   * @param runner runs the steps
   */
  record Machinery(
      Function<ConnectorSpace, @Nullable ImportStep> imports,
      Function<ConnectorSpace, @Nullable ExportStep> exports,
      Function<StepResult, Synchronizer> synchronizers,
      TargetAttributes attributes,
      ProfileRunner runner) {}

  SingleObjectSync(
      ConnectorSpace source,
      List<ConnectorSpace> spaces,
      String dn,
      SingleObjectOptions options,
      Machinery machinery) {
    this.source = source;
    this.targets =
        spaces.stream()
            .filter(space -> space.definition().kind() == ConnectorKind.AZURE_AD)
            .filter(space -> machinery.imports().apply(space) != null)
            .toList();
    this.dn = dn;
    this.options = options;
    this.machinery = machinery;
  }

  SingleObjectReport run() {
    ImportStep reader = machinery.imports().apply(source);
    Partition partition = partition();
    if (partition == null || reader == null || !checkTarget() || !checkContainer(partition)) {
      return report(null);
    }
    ImportedObject object = read(reader, partition);
    if (object == null || !checkType(partition, object)) {
      return report(null);
    }
    skip(Stage.IN_FILTER_GROUP, "groups filter through scoping filters of rules, if at all");
    RunRecord run = machinery.runner().run(source, PROFILE, tasks(reader, partition, object));
    conclude(run);
    return report(run);
  }

  private @Nullable Partition partition() {
    Partition partition = new ContainerScope(source).partition(dn);
    String name = source.definition().name();
    if (machinery.imports().apply(source) == null) {
      fail(Stage.SOURCE_DOMAIN_IN_SCOPE, "connector " + name + " is not connected to a directory");
    } else if (partition == null) {
      fail(Stage.SOURCE_DOMAIN_IN_SCOPE, "no partition of " + name + " is above this DN");
    } else if (!partition.selected()) {
      fail(
          Stage.SOURCE_DOMAIN_IN_SCOPE,
          "partition " + partition.displayName() + " is not selected in connector " + name);
    } else {
      pass(Stage.SOURCE_DOMAIN_IN_SCOPE, "partition " + partition.displayName());
      return partition;
    }
    return null;
  }

  private boolean checkTarget() {
    if (targets.isEmpty()) {
      return fail(Stage.TARGET_IN_SCOPE, "no connector to the cloud is connected");
    }
    return pass(Stage.TARGET_IN_SCOPE, "connector " + targets.get(0).definition().name());
  }

  private boolean checkContainer(Partition partition) {
    return new ContainerScope(source).isSelected(partition, dn)
        ? pass(Stage.CONTAINER_IN_SCOPE, "its container is selected")
        : fail(
            Stage.CONTAINER_IN_SCOPE,
            "the containers that " + partition.displayName() + " selects are not above it");
  }

  private @Nullable ImportedObject read(ImportStep reader, Partition partition) {
    Optional<ObjectReader> objects = reader.objectReader();
    if (objects.isEmpty()) {
      fail(
          Stage.OBJECT_READABLE,
          "connector " + source.definition().name() + " reads no single objects; run an import");
      return null;
    }
    try {
      Optional<ImportedObject> object = objects.get().readObject(partition, dn);
      if (object.isPresent()) {
        pass(Stage.OBJECT_READABLE, "it was read");
        return object.get();
      }
      fail(
          Stage.OBJECT_READABLE,
          "the directory does not have it, or does not let it be read; deletions are a matter of"
              + " imports");
    } catch (ConnectorException e) {
      fail(Stage.OBJECT_READABLE, e.status() + ": " + e.getMessage());
    }
    return null;
  }

  private boolean checkType(Partition partition, ImportedObject object) {
    String type = object.objectType();
    return partition.objectClasses().stream().anyMatch(each -> each.equalsIgnoreCase(type))
        ? pass(Stage.OBJECT_TYPE_IN_SCOPE, type)
        : fail(
            Stage.OBJECT_TYPE_IN_SCOPE,
            "partition " + partition.displayName() + " does not select objects of type " + type);
  }

  private List<RunTask> tasks(ImportStep reader, Partition partition, ImportedObject object) {
    List<RunTask> tasks = new ArrayList<>();
    tasks.add(
        task(
            source,
            StepType.DELTA_IMPORT,
            result -> {
              reader.importOne(partition, object, result);
              CsObject imported = source.find(object.anchor());
              if (imported != null) {
                imported.differences(Image.SYNCHRONIZED, Image.IMPORTED).stream()
                    .map(TargetAttributes::plain)
                    .forEach(modified::add);
              }
            }));
    for (ConnectorSpace target : targets) {
      tasks.add(task(target, StepType.DELTA_IMPORT, result -> importLinks(object, target, result)));
    }
    tasks.add(
        task(
            source,
            StepType.DELTA_SYNCHRONIZATION,
            result -> {
              synchronize(object, result);
              describeTargets(object);
            }));
    if (!options.stagingMode()) {
      for (ConnectorSpace target : targets) {
        tasks.add(task(target, StepType.EXPORT, result -> export(object, target, result)));
      }
    }
    return tasks;
  }

  private static RunTask task(ConnectorSpace space, StepType type, Consumer<StepResult> work) {
    return new RunTask(space, PlannedStep.onAll(space.definition(), type), false, work);
  }

  private Stream<CsObject> links(ImportedObject object, ConnectorSpace target) {
    CsObject known = source.find(object.anchor());
    MvObject link = known == null ? null : known.state().link();
    return link == null
        ? Stream.empty()
        : link.state().links().stream().filter(each -> each.space() == target);
  }

  /** What the cloud has is looked at anew, where the connector can. */
  private void importLinks(ImportedObject object, ConnectorSpace target, StepResult result) {
    ImportStep reader = machinery.imports().apply(target);
    Optional<ObjectReader> objects = reader == null ? Optional.empty() : reader.objectReader();
    if (reader == null || objects.isEmpty()) {
      result.note("the connector reads no single objects; the state of its last import counts");
      return;
    }
    for (CsObject link : links(object, target).toList()) {
      Partition partition = link.state().partition();
      if (partition != null && link.anchor().isPresent()) {
        try {
          Optional<ImportedObject> there = objects.get().readObject(partition, link.anchor().get());
          there.ifPresent(each -> reader.importOne(partition, each, result));
        } catch (ConnectorException e) {
          result.stop(e.status(), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void synchronize(ImportedObject object, StepResult result) {
    List<CsObject> objects = new ArrayList<>();
    CsObject known = source.find(object.anchor());
    if (known != null) {
      objects.add(known);
    }
    for (ConnectorSpace target : targets) {
      links(object, target)
          .filter(link -> link.state().pendingImport() != PendingOperation.NONE)
          .forEach(objects::add);
    }
    machinery.synchronizers().apply(result).only(source, objects);
  }

  private void describeTargets(ImportedObject object) {
    for (ConnectorSpace target : targets) {
      links(object, target).map(machinery.attributes()::describe).forEach(targetReports::add);
    }
  }

  private void export(ImportedObject object, ConnectorSpace target, StepResult result) {
    ExportStep export = machinery.exports().apply(target);
    List<CsObject> pending =
        links(object, target)
            .filter(
                link ->
                    link.state().pendingExport() == PendingOperation.ADD
                        || link.state().pendingExport() == PendingOperation.UPDATE)
            .toList();
    if (export != null && !pending.isEmpty()) {
      PlannedStep step = PlannedStep.onAll(target.definition(), StepType.EXPORT);
      export.run(pending, step.scope(), step.batchSize(), result);
    }
  }

  /** Says how the steps of the run went. */
  private void conclude(RunRecord run) {
    for (StepReport report : run.reports()) {
      Stage stage =
          switch (report.type()) {
            case EXPORT -> Stage.EXPORT;
            case DELTA_IMPORT ->
                report.connectorId().equals(source.definition().id())
                    ? Stage.SOURCE_IMPORT
                    : Stage.TARGET_IMPORT;
            default -> Stage.SYNCHRONIZATION;
          };
      String text = report.connectorName() + ": " + report.status();
      if (PASSED.contains(report.status())) {
        pass(stage, text);
      } else {
        String why =
            report.message().isEmpty()
                ? report.errors().stream().map(each -> each.message()).findFirst().orElse("")
                : report.message();
        fail(stage, text + ": " + why);
      }
    }
    if (options.stagingMode() && run.completed()) {
      skip(Stage.EXPORT, "staging mode: what is pending waits for an export");
    }
  }

  private boolean pass(Stage stage, String message) {
    steps.add(new SingleObjectReport.Step(stage, Outcome.PASSED, message));
    return true;
  }

  private boolean fail(Stage stage, String message) {
    steps.add(new SingleObjectReport.Step(stage, Outcome.FAILED, message));
    return false;
  }

  private void skip(Stage stage, String message) {
    steps.add(new SingleObjectReport.Step(stage, Outcome.SKIPPED, message));
  }

  private SingleObjectReport report(@Nullable RunRecord run) {
    return new SingleObjectReport(
        source.definition().name(),
        dn,
        steps,
        modified,
        targetReports,
        run == null
            ? List.of()
            : run.reports().stream().flatMap(each -> each.errors().stream()).toList(),
        run);
  }
}
