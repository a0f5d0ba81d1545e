package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ObjectArrays;
import com.unboundid.ldap.sdk.Attribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.NamingContextMapping;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.spi.Connector;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.testing.CycleAssert;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;

/**
 * The configuration that a server has exported at work between a domain and a cloud in memory. What
 * it says of {@code OU=CORP,DC=contoso,DC=com} it does to a container of the test domain.
 */
final class ContosoWorld implements AutoCloseable {
  private static final String PRODUCTION = "DC=contoso,DC=com";
  private static final int MOST_CYCLES = 5;

  final TestDomain domain;

  /** The container that the configuration includes, and one that it does not. */
  final String corp;

  final String elsewhere;
  final Scenario scenario;
  final TestDirectory ad;
  final TestDirectory cloud;
  private final Connector connector;

  private ContosoWorld(TestDomain domain, UnaryOperator<ServerConfiguration> change)
      throws Exception {
    this.domain = domain;
    this.corp = domain.unit("OU=CORP," + domain.root);
    this.elsewhere = domain.unit("OU=Elsewhere," + domain.root);
    ServerConfiguration configuration = mapped(change.apply(exported()));
    ConnectorDefinition definition = directory(configuration);
    this.connector = domain.connector(definition);
    configuration = connector.discover().orElseThrow().applyTo(configuration, definition.id());
    this.scenario = Scenario.of(configuration);
    this.ad = scenario.directory(definition.name());
    this.cloud =
        scenario.directory(
            configuration.connectors().stream()
                .filter(each -> each.kind() == ConnectorKind.AZURE_AD)
                .findFirst()
                .orElseThrow()
                .name());
    UUID id = definition.id();
    scenario.host(builder -> builder.connector(id, connector));
  }

  /** Makes a world without objects, but for containers. Without the configuration it is skipped. */
  static ContosoWorld of(TestDomain domain) throws Exception {
    return of(domain, UnaryOperator.identity());
  }

  /**
   * Makes a world of a configuration that was changed.
   *
   * @param change what an administrator has changed, with the names of production
   */
  static ContosoWorld of(TestDomain domain, UnaryOperator<ServerConfiguration> change)
      throws Exception {
    return new ContosoWorld(domain, change);
  }

  private static ServerConfiguration exported() throws Exception {
    Path folder =
        Path.of(System.getProperty("aadsync.shared", "shared"), "data", "contoso-default-config");
    assumeTrue(Files.isDirectory(folder), "needs the exported configuration in " + folder);
    return Objects.requireNonNull(
        new ConfigurationReader(ExpressionLanguage.standard()).read(folder).configuration());
  }

  private ServerConfiguration mapped(ServerConfiguration production) {
    ServerConfiguration here =
        NamingContextMapping.parse(PRODUCTION + "=" + domain.base).apply(production);
    return NamingContextMapping.parse("OU=CORP," + domain.base + "=" + corp).apply(here);
  }

  static ConnectorDefinition directory(ServerConfiguration configuration) {
    return configuration.connectors().stream()
        .filter(each -> each.kind() == ConnectorKind.ACTIVE_DIRECTORY)
        .findFirst()
        .orElseThrow();
  }

  /** Adds an enabled user with addresses. */
  String person(String name, String parent, Attribute... more) throws Exception {
    return person("user", name, parent, more);
  }

  /** Adds an enabled user of the class whose mailboxes the configuration writes back. */
  String mailbox(String name, String parent) throws Exception {
    return person(
        "inetOrgPerson", name, parent, new Attribute("mailNickname", domain.account(name)));
  }

  private String person(String type, String name, String parent, Attribute... more)
      throws Exception {
    String account = domain.account(name);
    List<Attribute> all = new ArrayList<>(List.of(more));
    all.add(new Attribute("userPrincipalName", account + "@contoso.test"));
    all.add(new Attribute("displayName", "Person " + name));
    all.add(new Attribute("mail", account + "@contoso.test"));
    all.add(new Attribute("proxyAddresses", addresses(name)));
    all.add(new Attribute("userAccountControl", "544"));
    return domain.account(type, name, parent, all.toArray(Attribute[]::new));
  }

  /** Returns the addresses that a person has at first. */
  String[] addresses(String name, String... more) {
    String account = domain.account(name);
    return ObjectArrays.concat(
        new String[] {"SMTP:" + account + "@contoso.test", "smtp:x" + account + "@old.test"},
        more,
        String.class);
  }

  /** What somebody does in a directory. */
  interface Change {
    void happen() throws Exception;
  }

  /** Lets something happen, and runs the one cycle of deltas that follows it. */
  Outcome after(Change change) throws Exception {
    settle();
    Map<String, String> before = cloudObjects();
    change.happen();
    CycleAssert cycle = scenario.deltaCycle().succeeded();
    return new Outcome(this, cycle, before, cloudObjects());
  }

  /** Runs cycles of deltas until one has nothing to export, and nothing is pending then. */
  void settle() {
    CycleAssert last = scenario.deltaCycle().succeeded();
    for (int cycle = 1; cycle < MOST_CYCLES && Outcome.exports(last) > 0; cycle++) {
      last = scenario.deltaCycle().succeeded();
    }
    last.exportedNothing();
    scenario.settled();
  }

  /** Returns the objects of the cloud as text, by DN. */
  Map<String, String> cloudObjects() {
    Map<String, String> objects = new TreeMap<>();
    for (String line : WorldSnapshot.content(cloud)) {
      String dn = line.substring(line.indexOf(' ') + 1, line.indexOf(" {"));
      assertThat(objects.put(dn, line)).as(dn).isNull();
    }
    return objects;
  }

  /** Returns the DN that the object with a DN in the domain has in the cloud. */
  String inCloud(String dn) {
    ConnectorSpaceObject object = scenario.engine().findByDn(ad.id(), dn).orElseThrow();
    return object.metaverseObject().orElseThrow().links(cloud.id()).get(0).dn();
  }

  @Override
  public void close() throws Exception {
    connector.close();
  }
}
