package org.aadsync.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.Closer;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncEngineBuilder;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account forest and a resource forest that speak LDAP end in the cloud as their files do. */
class SampleForestsTest {
  /** What a directory gives itself, and a file has of its own. */
  private static final List<String> OWN =
      List.of(
          "cloudAnchor",
          "sourceAnchor",
          "onPremiseSecurityIdentifier",
          "lastPasswordChangeTimestamp",
          "dnsDomainName",
          "netBiosName");

  // Without an account name and a principal name in the file, where it fails; a domain gives it an
  // account name.
  private static final String NAMELESS = "Cellar Terminal 3";

  @TempDir private Path folder;

  @Test
  @DisplayName("Two forests in memory end in the cloud as their files do")
  void inMemory() throws Exception {
    endAsTheFilesDo(Map.of());
  }

  @Test
  @DisplayName("With the accounts in a real domain the cloud is the same")
  void withARealDomain() throws Exception {
    assumeTrue(
        System.getenv("AADSYNC_AD_URL") != null,
        "AADSYNC_AD_URL is not set: there is no domain for the accounts");
    endAsTheFilesDo(System.getenv());
  }

  @Test
  @DisplayName("What is missing of a real domain's variables is named")
  void missingVariables() throws Exception {
    SampleOrganization organization = SampleOrganization.extractTo(folder.resolve("sample"));
    Map<String, String> environment = new HashMap<>(Map.of("AADSYNC_AD_URL", "ldap://127.0.0.1:1"));

    assertThatThrownBy(
            () -> SampleForests.start(organization, folder.resolve("forests"), environment))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("AADSYNC_AD_BASE");
  }

  private void endAsTheFilesDo(Map<String, String> environment) throws Exception {
    SampleOrganization organization = SampleOrganization.extractTo(folder.resolve("sample"));
    Path cloud = folder.resolve("cloud.ldif");
    List<StepReport> last;
    try (SampleForests forests =
            SampleForests.start(organization, folder.resolve("forests"), environment);
        Closer connectors = Closer.create()) {
      SyncEngine engine = engine(organization, forests, cloud, connectors);
      engine.runCycle(true);
      engine.runCycle(false);
      last = engine.runCycle(false);
    }
    Brewery files = Brewery.afterCycles(3, folder.resolve("files"));

    assertThat(last.stream().flatMap(step -> step.errors().stream())).isEmpty();
    assertThat(last.stream().flatMap(step -> step.counters().keySet().stream()))
        .doesNotContain("export");
    Map<String, String> expected = objects(files.file(Brewery.CLOUD));
    Map<String, String> actual = objects(cloud);
    assertThat(actual.remove("user " + NAMELESS)).isNotNull();
    assertThat(actual).containsOnlyKeys(expected.keySet()).hasSize(154);
    // Who has no principal name gets one with the name of the domain.
    String domain = environment.getOrDefault("AADSYNC_AD_BASE", "").replaceAll(",?DC=", ".");
    actual.forEach(
        (name, object) -> {
          String there =
              domain.isEmpty()
                  ? object
                  : object.replace("@" + domain.substring(1), "@lindwurm.example");
          assertThat(there).as(name).isEqualTo(expected.get(name));
        });
  }

  private static SyncEngine engine(
      SampleOrganization organization, SampleForests forests, Path cloud, Closer connectors)
      throws Exception {
    ServerConfiguration configuration =
        Objects.requireNonNull(
            new ConfigurationReader(ExpressionLanguage.standard())
                .read(organization.configuration())
                .configuration());
    if (forests.mapping().isPresent()) {
      configuration = forests.mapping().get().apply(configuration);
    }
    Map<ConnectorDefinition, Connector> opened = new HashMap<>();
    for (ConnectorDefinition definition : configuration.connectors()) {
      String address = forests.addresses().getOrDefault(definition.name(), "ldif:" + cloud);
      int colon = address.indexOf(':');
      Connector connector =
          factory(address.substring(0, colon)).open(definition, address.substring(colon + 1));
      connectors.register(connector::close);
      opened.put(definition, connector);
    }
    for (Map.Entry<ConnectorDefinition, Connector> each : opened.entrySet()) {
      var facts = each.getValue().discover();
      if (facts.isPresent()) {
        configuration = facts.get().applyTo(configuration, each.getKey().id());
      }
    }
    SyncEngineBuilder builder = SyncEngine.builder(configuration);
    opened.forEach((definition, connector) -> builder.connector(definition.id(), connector));
    return builder.build();
  }

  private static ConnectorFactory factory(String scheme) {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.scheme().equals(scheme))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the objects of a cloud by type and name, references as names. */
  private static Map<String, String> objects(Path file) throws Exception {
    List<Entry> entries = new ArrayList<>();
    try (LDIFReader reader = new LDIFReader(file.toFile())) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entries.add(entry);
      }
    }
    Map<String, String> names = new HashMap<>();
    for (Entry entry : entries) {
      names.put(entry.getParsedDN().toNormalizedString(), name(entry));
    }
    Map<String, String> objects = new TreeMap<>();
    for (Entry entry : entries) {
      assertThat(objects.put(name(entry), describe(entry, names))).as(name(entry)).isNull();
    }
    return objects;
  }

  private static String name(Entry entry) {
    return entry.getObjectClassValues()[0]
        + " "
        + (entry.hasAttribute("displayName")
            ? entry.getAttributeValue("displayName")
            : entry.getAttributeValue("commonName"));
  }

  private static String describe(Entry entry, Map<String, String> names) throws Exception {
    Map<String, TreeSet<String>> values = new TreeMap<>();
    for (var attribute : entry.getAttributes()) {
      if (!OWN.contains(attribute.getName())) {
        TreeSet<String> texts = new TreeSet<>();
        for (String value : attribute.getValues()) {
          boolean reference = DN.isValidDN(value) && value.contains("{");
          texts.add(reference ? names.get(DN.normalize(value)) : value);
        }
        values.put(attribute.getName(), texts);
      }
    }
    return values.toString();
  }
}
