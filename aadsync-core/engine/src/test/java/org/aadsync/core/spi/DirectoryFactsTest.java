package org.aadsync.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.schema.SpaceSchema;
import org.junit.jupiter.api.Test;

class DirectoryFactsTest {
  private static final UUID ONE = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final UUID OTHER = UUID.nameUUIDFromBytes(new byte[] {2});
  private static final UUID DOMAIN = UUID.nameUUIDFromBytes(new byte[] {3});
  private static final UUID SECOND_DOMAIN = UUID.nameUUIDFromBytes(new byte[] {4});

  private static Partition partition(UUID id) {
    return new Partition(
        id,
        "DC=old",
        "DC=old",
        true,
        List.of("user"),
        List.of(),
        List.of(),
        Map.of("Domain.FQDN", "old.test", "Domain.Netbios", "OLD"));
  }

  private static ConnectorDefinition connector(UUID id) {
    return new ConnectorDefinition(
        id,
        "connector " + id,
        ConnectorKind.ACTIVE_DIRECTORY,
        LocalDateTime.of(2020, 1, 1, 0, 0),
        new SpaceSchema(List.of(), List.of()),
        "objectGUID",
        false,
        List.of(partition(DOMAIN), partition(SECOND_DOMAIN)),
        Map.of("Forest.FQDN", "old.test", "Other", "stays"),
        List.of());
  }

  private static ServerConfiguration configuration() {
    return new ServerConfiguration(
        List.of(connector(ONE), connector(OTHER)),
        List.of(),
        new SpaceSchema(List.of(), List.of()),
        Map.of("Global", "stays"));
  }

  private static DirectoryFacts facts() {
    return new DirectoryFacts(
        Map.of("Forest.FQDN", "new.test", "Forest.LDAP", "DC=new,DC=test"),
        Map.of(DOMAIN, Map.of("Domain.FQDN", "new.test")),
        List.of("DC=new,DC=test"),
        List.of("the directory has no attribute 'x'"));
  }

  @Test
  void whatTheDirectorySaysTakesThePlaceOfWhatWasExported() {
    ConnectorDefinition applied = facts().applyTo(configuration(), ONE).connectors().get(0);

    assertThat(applied.parameters())
        .containsOnly(
            Map.entry("Forest.FQDN", "new.test"),
            Map.entry("Forest.LDAP", "DC=new,DC=test"),
            Map.entry("Other", "stays"));
  }

  @Test
  void eachPartitionGetsItsOwn() {
    List<Partition> partitions =
        facts().applyTo(configuration(), ONE).connectors().get(0).partitions();

    assertThat(partitions.get(0).parameters())
        .containsOnly(Map.entry("Domain.FQDN", "new.test"), Map.entry("Domain.Netbios", "OLD"));
    assertThat(partitions.get(1)).isEqualTo(partition(SECOND_DOMAIN));
  }

  @Test
  void otherConnectorsAndEverythingElseStay() {
    ServerConfiguration before = configuration();
    ServerConfiguration applied = facts().applyTo(before, ONE);

    assertThat(applied.connectors().get(1)).isSameAs(before.connectors().get(1));
    assertThat(applied.rules()).isEqualTo(before.rules());
    assertThat(applied.metaverse()).isSameAs(before.metaverse());
    assertThat(applied.globalParameters()).isEqualTo(before.globalParameters());
    assertThat(before.connectors().get(0).parameters()).containsEntry("Forest.FQDN", "old.test");
  }

  @Test
  void aDirectoryThatSaysNothingChangesNothing() {
    ConnectorDefinition applied =
        new DirectoryFacts(Map.of(), Map.of(), List.of(), List.of())
            .applyTo(configuration(), ONE)
            .connectors()
            .get(0);

    assertThat(applied.parameters()).isEqualTo(connector(ONE).parameters());
    assertThat(applied.partitions()).isEqualTo(connector(ONE).partitions());
  }

  @Test
  void aConnectorThatTheConfigurationDoesNotHaveIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> facts().applyTo(configuration(), DOMAIN))
        .withMessageContaining(DOMAIN.toString());
  }

  @Test
  void factsDoNotChangeWithWhatTheyWereMadeOf() {
    Map<String, String> parameters = new HashMap<>(Map.of("Forest.FQDN", "a"));
    Map<String, String> ofDomain = new HashMap<>(Map.of("Domain.FQDN", "a"));
    Map<UUID, Map<String, String>> partitions = new HashMap<>(Map.of(DOMAIN, ofDomain));
    List<String> contexts = new ArrayList<>(List.of("DC=a"));
    List<String> warnings = new ArrayList<>();
    DirectoryFacts facts = new DirectoryFacts(parameters, partitions, contexts, warnings);

    parameters.clear();
    ofDomain.clear();
    partitions.clear();
    contexts.clear();
    warnings.add("later");

    assertThat(facts.parameters()).containsEntry("Forest.FQDN", "a");
    assertThat(facts.partitionParameters()).containsEntry(DOMAIN, Map.of("Domain.FQDN", "a"));
    assertThat(facts.namingContexts()).containsExactly("DC=a");
    assertThat(facts.warnings()).isEmpty();
    assertThatThrownBy(() -> facts.partitionParameters().get(DOMAIN).put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
