package org.aadsync.samples;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.connector.file.LdifConnectorFactory;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.expressions.ExpressionLanguage;

/** The sample organization with an engine at work: what its files and the engine hold. */
final class Brewery {
  static final String ACCOUNTS = "lindwurm.example";
  static final String MAIL = "lindwurm-mail.example";
  static final String CLOUD = "lindwurm.onmicrosoft.example - AAD";

  private final SampleOrganization organization;
  private final ServerConfiguration configuration;
  private final SyncEngine engine;
  private final List<List<StepReport>> cycles = new ArrayList<>();

  private Brewery(SampleOrganization organization) throws Exception {
    this.organization = organization;
    configuration =
        Objects.requireNonNull(
            new ConfigurationReader(ExpressionLanguage.standard())
                .read(organization.configuration())
                .configuration());
    SyncEngineBuilder builder = SyncEngine.builder(configuration);
    for (ConnectorDefinition connector : configuration.connectors()) {
      builder.connector(
          connector.id(),
          new LdifConnectorFactory().open(connector, file(connector.name()).toString()));
    }
    engine = builder.build();
  }

  /** Extracts the organization and runs whole cycles, the first an initial one. */
  static Brewery afterCycles(int cycles, Path folder) throws Exception {
    return afterCycles(cycles, SampleOrganization.extractTo(folder));
  }

  static Brewery afterCycles(int cycles, SampleOrganization organization) throws Exception {
    Brewery brewery = new Brewery(organization);
    for (int cycle = 0; cycle < cycles; cycle++) {
      brewery.cycles.add(brewery.engine.runCycle(cycle == 0));
    }
    return brewery;
  }

  List<StepReport> lastCycle() {
    return cycles.get(cycles.size() - 1);
  }

  /** Returns the errors of the last cycle, warnings included. */
  List<ObjectError> errors() {
    return lastCycle().stream().flatMap(report -> report.errors().stream()).toList();
  }

  /** Returns what the export of a cycle, counted from 1, wrote to a directory. */
  Map<String, Long> exported(int cycle, String connector) {
    return cycles.get(cycle - 1).stream()
        .filter(report -> report.type() == StepType.EXPORT)
        .filter(report -> report.connectorName().equals(connector))
        .flatMap(report -> report.counters().entrySet().stream())
        .flatMap(group -> group.getValue().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  SampleOrganization organization() {
    return organization;
  }

  SyncEngine engine() {
    return engine;
  }

  ConnectorDefinition connector(String name) {
    return configuration.connectors().stream()
        .filter(connector -> connector.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the records in the file of a directory, as they are now. */
  List<Entry> directory(String connector) {
    List<Entry> entries = new ArrayList<>();
    try (LDIFReader reader = new LDIFReader(file(connector).toFile())) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entries.add(entry);
      }
    } catch (IOException | LDIFException e) {
      throw new AssertionError(e);
    }
    return entries;
  }

  Stream<Entry> cloud(String objectType) {
    return directory(CLOUD).stream().filter(entry -> entry.hasObjectClass(objectType));
  }

  /** Returns the one record of the cloud with this value. */
  Entry cloud(String attribute, String value) {
    return only(CLOUD, attribute, value);
  }

  /** Returns the one record of a directory with this value. */
  Entry only(String connector, String attribute, String value) {
    List<Entry> found =
        directory(connector).stream()
            .filter(entry -> value.equals(entry.getAttributeValue(attribute)))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " records with " + attribute + " = " + value);
    }
    return found.get(0);
  }

  /** Returns the one object of the engine's connector space with this value. */
  ConnectorSpaceObject space(String connector, String attribute, String value) {
    return engine
        .findByDn(connector(connector).id(), only(connector, attribute, value).getDN())
        .orElseThrow();
  }

  MetaverseObject person(String connector, String attribute, String value) {
    return space(connector, attribute, value).metaverseObject().orElseThrow();
  }

  /** Returns an attribute of the cloud objects that a cloud group names as members. */
  List<String> members(String group, String attribute) {
    List<Entry> all = directory(CLOUD);
    String[] members = cloud("displayName", group).getAttributeValues("member");
    return members == null
        ? List.of()
        : Stream.of(members)
            .map(
                dn ->
                    all.stream()
                        .filter(
                            entry ->
                                GeneratedDirectory.normalized(entry.getDN())
                                    .equals(GeneratedDirectory.normalized(dn)))
                        .findFirst()
                        .orElseThrow()
                        .getAttributeValue(attribute))
            .toList();
  }

  Path file(String connector) {
    return Objects.requireNonNull(organization.directories().get(connector));
  }
}
