package org.aadsync.benchmarks.sync;

import java.util.UUID;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;

/** The engine of this project. */
final class EngineSync implements Contestant {
  private final Organization organization;
  private final GeneratedDirectory directory;
  private final SyncEngine engine;

  EngineSync(Organization organization, int threads) {
    ServerConfiguration configuration = SyncConfiguration.create();
    this.organization = organization;
    this.directory = new GeneratedDirectory(organization, configuration.connectors().get(0));
    this.engine =
        SyncEngine.builder(configuration)
            .connector(SyncConfiguration.DIRECTORY, directory)
            .connector(
                SyncConfiguration.CLOUD, new ReceivingCloud(configuration.connectors().get(1)))
            .threads(threads)
            .build();
  }

  @Override
  public void load() {
    run(SyncConfiguration.DIRECTORY, StepType.FULL_IMPORT);
    run(SyncConfiguration.CLOUD, StepType.FULL_IMPORT);
    run(SyncConfiguration.DIRECTORY, StepType.FULL_SYNCHRONIZATION);
    settle();
  }

  @Override
  public void fullSync() {
    StepReport report = run(SyncConfiguration.DIRECTORY, StepType.FULL_SYNCHRONIZATION);
    if (report.counters().values().stream()
        .flatMap(counts -> counts.keySet().stream())
        .anyMatch(counter -> !counter.equals("connector-no-flow"))) {
      throw new IllegalStateException("nothing had changed: " + report.counters());
    }
  }

  @Override
  public void changeTitles(int round) {
    for (int number : organization.changing(round)) {
      directory.changeTitle(number, "Master brewer " + round);
    }
  }

  @Override
  public void addMember(int round) {
    directory.addMember(0, organization.outsider(round));
  }

  @Override
  public void deltaSync() {
    run(SyncConfiguration.DIRECTORY, StepType.DELTA_IMPORT);
    run(SyncConfiguration.DIRECTORY, StepType.DELTA_SYNCHRONIZATION);
  }

  @Override
  public void settle() {
    run(SyncConfiguration.CLOUD, StepType.EXPORT);
    run(SyncConfiguration.CLOUD, StepType.DELTA_IMPORT);
    run(SyncConfiguration.CLOUD, StepType.DELTA_SYNCHRONIZATION);
  }

  private StepReport run(UUID connector, StepType type) {
    long start = System.nanoTime();
    StepReport report = engine.run(connector, type);
    if (Boolean.getBoolean("aadsync.steps")) {
      System.err.printf(
          "  %s %s: %.0f ms%n", report.connectorName(), type, (System.nanoTime() - start) / 1e6);
    }
    if (!report.completed() || !report.errors().isEmpty()) {
      throw new IllegalStateException(report.toString());
    }
    return report;
  }

  @Override
  public void close() {}
}
