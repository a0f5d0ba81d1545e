package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The comparison sees what it is there to see: a test that cannot fail proves nothing. */
class ComparisonTest {
  private static final OracleSchema SCHEMA =
      new OracleSchema(
          Map.of(
              "member",
              new OracleAttribute("member", OracleAttribute.Kind.REFERENCE, true, false),
              "key",
              new OracleAttribute("key", OracleAttribute.Kind.BINARY, false, false),
              "list",
              new OracleAttribute("list", OracleAttribute.Kind.TEXT, true, false)),
          Map.of());
  private static final Map<String, ExpectedWorld.ExpectedObject> EXPECTED =
      Map.of(
          "cn=a",
          new ExpectedWorld.ExpectedObject(
              "CN=origin",
              "group",
              Map.of(
                  "member", List.of("cn=x", "cn=y"),
                  "key", List.of("AQI="),
                  "list", List.of("1", "2"))));

  @Test
  void equal_objects_pass_whatever_the_order_and_spelling_of_references() throws Exception {
    assertThat(
            differences(
                "objectClass: group",
                "member: CN=Y",
                "member: cn = x",
                "key:: AQI=",
                "list: 1",
                "list: 2"))
        .isEmpty();
  }

  @Test
  void every_kind_of_difference_is_found() throws Exception {
    assertThat(
            differences(
                "objectClass: user", "member: CN=Y", "key:: AQM=", "list: 2", "list: 1", "more: 1"))
        .hasSize(5);
  }

  @Test
  void missing_and_surplus_objects_are_found() throws Exception {
    Comparison comparison = new Comparison(SCHEMA);
    comparison.cloud(EXPECTED, List.of(new Entry("dn: CN=b", "objectClass: user")));
    assertThat(comparison.differences()).hasSize(2);
  }

  @Test
  void errors_are_compared_by_object_and_code() {
    Comparison comparison = new Comparison(SCHEMA);
    comparison.errors(
        "test",
        Map.of(
            "right",
            Set.of("a", "b"),
            "any",
            Set.of("*"),
            "code",
            Set.of("a"),
            "gone",
            Set.of("*")),
        Map.of("right", "b", "any", "z", "code", "c", "new", "a"));
    assertThat(comparison.differences()).hasSize(3);
  }

  @Test
  void changes_of_the_directory_are_found() throws Exception {
    Entry before = new Entry("dn: CN=b", "objectClass: user", "a: 1", "b: 2");
    Comparison expected = new Comparison(SCHEMA);
    expected.directory(
        List.of(before),
        List.of(new Entry("dn: CN=b", "objectClass: user", "b: 2")),
        Map.of("cn=b", Map.of("a", List.of())));
    assertThat(expected.differences()).isEmpty();
    Comparison other = new Comparison(SCHEMA);
    other.directory(
        List.of(before),
        List.of(new Entry("dn: CN=b", "objectClass: user", "a: 1", "b: 3")),
        Map.of());
    assertThat(other.differences()).hasSize(1);
  }

  private static List<String> differences(String... lines) throws Exception {
    String[] record = new String[lines.length + 1];
    record[0] = "dn: CN=a";
    System.arraycopy(lines, 0, record, 1, lines.length);
    Comparison comparison = new Comparison(SCHEMA);
    comparison.cloud(EXPECTED, List.of(new Entry(record)));
    return comparison.differences();
  }
}
