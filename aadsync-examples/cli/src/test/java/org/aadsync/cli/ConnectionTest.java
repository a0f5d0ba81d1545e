package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.SpaceSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  private static final ConnectorDefinition FOREST =
      connector(1, "corp.example.com", ConnectorKind.ACTIVE_DIRECTORY);
  private static final ConnectorDefinition SECOND_FOREST =
      connector(2, "resource.example.com", ConnectorKind.ACTIVE_DIRECTORY);
  private static final ConnectorDefinition CLOUD =
      connector(3, "example.onmicrosoft.com - AAD", ConnectorKind.AZURE_AD);
  private static final ConnectorDefinition STRANGE = connector(4, "a=b", ConnectorKind.OTHER);
  private static final List<ConnectorDefinition> ALL =
      List.of(FOREST, SECOND_FOREST, CLOUD, STRANGE);

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "corp.example.com, corp.example.com",
    "CORP.example.COM, corp.example.com",
    "00000000-0000-0000-0000-000000000002, resource.example.com",
    "{00000000-0000-0000-0000-000000000002}, resource.example.com",
    "aad, example.onmicrosoft.com - AAD",
    "AAD, example.onmicrosoft.com - AAD",
    "a=b, a=b"
  })
  void a_connector_is_named_by_name_id_or_kind(String name, String connector) {
    List<Connection> connections = Connection.parse(List.of(name + "=ldif:x.ldif"), ALL);

    assertThat(connections).hasSize(1);
    assertThat(connections.get(0).connector().name()).isEqualTo(connector);
    assertThat(connections.get(0).scheme()).isEqualTo("ldif");
    assertThat(connections.get(0).address()).isEqualTo("x.ldif");
  }

  @Test
  void a_file_name_may_hold_any_character() {
    List<Connection> connections = Connection.parse(List.of("aad=ldif:C:/a=b c/ж.ldif"), ALL);

    assertThat(connections.get(0).address()).isEqualTo("C:/a=b c/ж.ldif");
  }

  @Test
  void a_kind_that_several_connectors_have_is_ambiguous() {
    assertFailure("'ad' means more than one connector: 'corp.example.com'", "ad=ldif:x");
  }

  @Test
  void an_unknown_name_is_answered_with_the_known_ones() {
    assertFailure(
        "the configuration has no connector 'cloud'; it has 'corp.example.com' (ad, 00000000",
        "cloud=ldif:x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aad", "aad=", "aad=x.ldif", "aad=ldif:", "=", "ldif:x"})
  void another_form_is_answered_with_the_right_one(String argument) {
    assertFailure("or NAME=ldaps://HOST[?OPTIONS], not '" + argument + "'", argument);
  }

  @Test
  void a_connector_is_connected_once() {
    assertFailure(
        "connector 'corp.example.com' is connected twice",
        "corp.example.com=ldif:a",
        "00000000-0000-0000-0000-000000000001=ldif:b");
  }

  @Test
  void a_directory_belongs_to_one_connector() {
    assertFailure("cannot share ldif:a", "corp.example.com=ldif:a", "aad=ldif:a");
  }

  private static void assertFailure(String message, String... arguments) {
    assertThatThrownBy(() -> Connection.parse(List.of(arguments), ALL))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(message)
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private static ConnectorDefinition connector(int number, String name, ConnectorKind kind) {
    return new ConnectorDefinition(
        new UUID(0, number),
        name,
        kind,
        LocalDateTime.of(2016, 1, 1, 0, 0),
        new SpaceSchema(List.of(), List.of()),
        "objectGUID",
        false,
        List.of(),
        Map.of(),
        List.of());
  }
}
