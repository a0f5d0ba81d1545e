package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the oracle takes for granted about the configuration that it interprets. */
class RealConfigurationAssumptionsTest {

  @Test
  void all_rules_and_schemas_are_read() throws Exception {
    OracleConfiguration configuration = RealConfiguration.read();
    assertThat(configuration.rules()).hasSize(62);
    assertThat(configuration.rules().stream().mapToInt(rule -> rule.mappings().size()).sum())
        .isEqualTo(1200);
    assertThat(
            configuration.rules().stream()
                .flatMap(rule -> rule.mappings().stream())
                .filter(mapping -> mapping.formula() != null)
                .map(mapping -> String.valueOf(mapping.formula()))
                .distinct())
        .hasSize(86);
    assertThat(configuration.adSchema().attributes()).hasSize(132);
    assertThat(configuration.aadSchema().attributes()).hasSize(161);
    assertThat(configuration.metaverse().attributes()).hasSize(219);
    assertThat(configuration.metaverse().attributes().values())
        .filteredOn(OracleAttribute::indexable)
        .hasSize(106);
    assertThat(configuration.adSchema().isSubclass("inetorgperson", "user")).isTrue();
    assertThat(configuration.adSchema().isSubclass("computer", "user")).isTrue();
    assertThat(configuration.adSchema().isSubclass("contact", "user")).isFalse();
  }

  /**
   * A cloud object that was just created has only what outbound rules set (O-5, V-1). An inbound
   * rule of the cloud cannot contribute then if its scope needs something else, or if each of its
   * flows reads something else or what an import confirmed.
   */
  @Test
  void inbound_rules_of_a_cloud_that_was_empty_contribute_nothing() throws Exception {
    OracleConfiguration configuration = RealConfiguration.read();
    for (String type : List.of("user", "group", "contact", "device")) {
      Set<String> set = new HashSet<>();
      for (OracleRule rule : configuration.rules(configuration.aad(), false)) {
        if (rule.targetType().equals(type)) {
          rule.mappings().forEach(mapping -> set.add(mapping.target()));
        }
      }
      List<OracleRule> rules =
          configuration.rules(configuration.aad(), true).stream()
              .filter(rule -> rule.sourceType().equals(type))
              .toList();
      boolean joins =
          rules.stream().anyMatch(rule -> rule.joinBearing() && canBeInScope(rule, set));
      if (!joins) {
        continue; // without a join-bearing rule no other flows either (J-11)
      }
      for (OracleRule rule : rules) {
        assertThat(rule.mappings())
            .as(rule.name())
            .allSatisfy(mapping -> assertThat(contributes(mapping, set)).isFalse());
      }
    }
  }

  private static boolean canBeInScope(OracleRule rule, Set<String> set) {
    return rule.scope().isEmpty()
        || rule.scope().stream()
            .anyMatch(
                group ->
                    group.stream()
                        .allMatch(
                            clause ->
                                clause.operator().startsWith("NOT")
                                    || set.contains(OracleAttribute.key(clause.attribute()))));
  }

  private static boolean contributes(OracleRule.Mapping mapping, Set<String> set) {
    if (mapping.formula() != null) {
      return !mapping.formula().toString().matches("ImportedValue\\(\"[A-Za-z]+\"\\)");
    }
    return mapping.direct() == null || set.contains(OracleAttribute.key(mapping.direct()));
  }
}
