package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.expressions.ExpressionLanguage;

/**
 * A directory and a cloud in LDIF files, and the engine between them. The cloud is missing first.
 */
final class SynchronizedFiles implements AutoCloseable {
  private final Path directoryFile;
  private final Path cloudFile;
  private final List<Connector> connectors = new ArrayList<>();
  private final SyncEngine engine;
  private String directoryName = "";

  SynchronizedFiles(Path configurationFolder, Path workFolder, byte[] directory) throws Exception {
    directoryFile = Files.write(workFolder.resolve("directory.ldif"), directory);
    cloudFile = workFolder.resolve("cloud.ldif");
    ServerConfiguration configuration =
        new ConfigurationReader(ExpressionLanguage.standard())
            .read(configurationFolder)
            .configuration();
    assertThat(configuration).isNotNull();
    SyncEngineBuilder builder = SyncEngine.builder(configuration);
    for (ConnectorDefinition definition : configuration.connectors()) {
      boolean directoryKind = definition.kind() == ConnectorKind.ACTIVE_DIRECTORY;
      if (directoryKind) {
        directoryName = definition.name();
      }
      Path file = directoryKind ? directoryFile : cloudFile;
      Connector connector = ldif().open(definition, file.toString());
      connectors.add(connector);
      builder.connector(definition.id(), connector);
    }
    engine = builder.build();
  }

  /** Runs a cycle; every step must reach its end. */
  Cycle run(boolean initial) {
    List<StepReport> steps = engine.runCycle(initial);
    assertThat(steps).hasSize(6).allMatch(StepReport::completed);
    Map<String, String> importErrors = new TreeMap<>();
    Map<String, String> synchronizationErrors = new TreeMap<>();
    List<String> otherErrors = new ArrayList<>();
    for (StepReport step : steps) {
      for (ObjectError error : step.errors()) {
        boolean expectedHere =
            step.connectorName().equals(directoryName)
                && error.severity() == ObjectError.Severity.ERROR;
        if (expectedHere && error.stage() == ObjectError.Stage.IMPORT) {
          importErrors.merge(Names.normalized(error.dn()), error.code(), String::concat);
        } else if (expectedHere && error.stage() == ObjectError.Stage.SYNCHRONIZATION) {
          synchronizationErrors.merge(Names.normalized(error.dn()), error.code(), String::concat);
        } else {
          otherErrors.add(error.toString());
        }
      }
    }
    long exports =
        steps.stream()
            .map(step -> step.counters().getOrDefault("export", Map.of()))
            .flatMap(counters -> counters.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    return new Cycle(importErrors, synchronizationErrors, otherErrors, exports);
  }

  /**
   * What a cycle reported.
   *
   * @param importErrors codes of the directory's discovery errors, by normalized DN
   * @param synchronizationErrors codes of the directory's synchronization errors, by normalized DN
   * @param otherErrors all other errors and warnings
   * @param exports how many objects were exported or failed to be
   */
  record Cycle(
      Map<String, String> importErrors,
      Map<String, String> synchronizationErrors,
      List<String> otherErrors,
      long exports) {}

  void replaceDirectory(byte[] content) throws IOException {
    Files.write(directoryFile, content);
  }

  byte[] directory() throws IOException {
    return Files.readAllBytes(directoryFile);
  }

  byte[] cloud() throws IOException {
    return Files.readAllBytes(cloudFile);
  }

  List<Entry> directoryEntries() throws IOException {
    return LdifFile.entries(directory());
  }

  List<Entry> cloudEntries() throws IOException {
    return LdifFile.entries(cloud());
  }

  @Override
  public void close() {
    connectors.forEach(Connector::close);
  }

  private static ConnectorFactory ldif() {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.scheme().equals("ldif"))
        .findFirst()
        .orElseThrow();
  }
}
