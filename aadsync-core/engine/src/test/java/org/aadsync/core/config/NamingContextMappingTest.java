package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.schema.SpaceSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingContextMappingTest {
  private static final NamingContextMapping LAB =
      NamingContextMapping.parse("DC=contoso,DC=com=DC=lab,DC=test");

  private static final Partition PRODUCTION =
      new Partition(
          UUID.randomUUID(),
          "DC=contoso,DC=com",
          "contoso.com",
          true,
          List.of("user"),
          List.of("OU=A\\,B, dc=Contoso,DC=COM"),
          List.of("DC=contoso,DC=com", "OU=x,DC=fabrikam,DC=com"),
          Map.of(
              "Domain.LDAP", "DC=contoso,DC=com",
              "Domain.FQDN", "contoso.com",
              "last-dc", "DC01.Contoso.com",
              "Domain.Netbios", "CONTOSO",
              "other", "mycontoso.com"));

  private static ServerConfiguration configuration(ConnectorKind kind) {
    SpaceSchema schema = new SpaceSchema(List.of(), List.of());
    ConnectorDefinition connector =
        new ConnectorDefinition(
            UUID.randomUUID(),
            "contoso.com",
            kind,
            LocalDateTime.of(2016, 4, 26, 0, 0),
            schema,
            "objectGUID",
            false,
            List.of(PRODUCTION),
            Map.of("Forest.LDAP", "DC=contoso,DC=com"),
            List.of());
    return new ServerConfiguration(List.of(connector), List.of(), schema, Map.of());
  }

  private static ConnectorDefinition inTheLab() {
    return LAB.apply(configuration(ConnectorKind.ACTIVE_DIRECTORY)).connectors().get(0);
  }

  @Test
  @DisplayName("A partition gets the other name, for people too, and keeps its identity")
  void partitionIsRenamed() {
    Partition partition = inTheLab().partitions().get(0);

    assertThat(partition.name()).isEqualTo("DC=lab,DC=test");
    assertThat(partition.displayName()).isEqualTo("lab.test");
    assertThat(partition.id()).isEqualTo(PRODUCTION.id());
  }

  @Test
  @DisplayName("Containers below the naming context move with it in any spelling; others stay")
  void containersMove() {
    Partition partition = inTheLab().partitions().get(0);

    assertThat(partition.inclusions()).containsExactly("OU=A\\,B, DC=lab,DC=test");
    assertThat(partition.exclusions()).containsExactly("DC=lab,DC=test", "OU=x,DC=fabrikam,DC=com");
  }

  @Test
  @DisplayName(
      "Parameters that are the DN or a DNS name of the domain follow; NetBIOS names do not")
  void parametersFollow() {
    ConnectorDefinition connector = inTheLab();

    assertThat(connector.parameters()).containsEntry("Forest.LDAP", "DC=lab,DC=test");
    assertThat(connector.partitions().get(0).parameters())
        .containsEntry("Domain.LDAP", "DC=lab,DC=test")
        .containsEntry("Domain.FQDN", "lab.test")
        .containsEntry("last-dc", "DC01.lab.test")
        .containsEntry("Domain.Netbios", "CONTOSO")
        .containsEntry("other", "mycontoso.com");
  }

  @Test
  @DisplayName("The cloud has no naming contexts and stays as it is")
  void cloudStays() {
    ServerConfiguration cloud = configuration(ConnectorKind.AZURE_AD);

    assertThat(LAB.apply(cloud)).isEqualTo(cloud);
  }

  @Test
  @DisplayName("A naming context that the configuration does not have concerns nothing in it")
  void otherNamingContext() {
    ServerConfiguration production = configuration(ConnectorKind.ACTIVE_DIRECTORY);

    assertThat(LAB.concerns(production)).isTrue();
    assertThat(NamingContextMapping.parse("DC=fabrikam=DC=x").concerns(production)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DC=a=DC=b|DC=a|DC=b",
        "DC=a,DC=b=OU=c,DC=d|DC=a,DC=b|OU=c,DC=d",
        "O=x\\=y=DC=b|O=x\\=y|DC=b"
      })
  @DisplayName("The first equals sign between two DNs parts them")
  void parsesPairs(String text, String from, String to) {
    NamingContextMapping mapping = NamingContextMapping.parse(text);

    assertThat(mapping.from().dn()).isEqualTo(from);
    assertThat(mapping.to().dn()).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "DC=a", "DC=a=", "=DC=a", "a=b=c", "DC=a,DC=b"})
  @DisplayName("What is no pair of DNs is refused with an example")
  void refusesOthers(String text) {
    assertThatThrownBy(() -> NamingContextMapping.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DC=contoso,DC=com=DC=lab,DC=test");
  }
}
