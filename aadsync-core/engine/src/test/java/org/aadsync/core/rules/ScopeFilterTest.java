package org.aadsync.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.config.Finding;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scoping filters: S-1 to S-10. */
class ScopeFilterTest {
  private static final Map<ScopeOperator, ScopeOperator> COMPLEMENTS =
      Map.of(
          ScopeOperator.EQUAL, ScopeOperator.NOTEQUAL,
          ScopeOperator.CONTAINS, ScopeOperator.NOTCONTAINS,
          ScopeOperator.STARTSWITH, ScopeOperator.NOTSTARTSWITH,
          ScopeOperator.ENDSWITH, ScopeOperator.NOTENDSWITH,
          ScopeOperator.ISNULL, ScopeOperator.ISNOTNULL,
          ScopeOperator.ISIN, ScopeOperator.ISNOTIN,
          ScopeOperator.ISMEMBEROF, ScopeOperator.ISNOTMEMBEROF);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "EQUAL,                 Abc, abc,    true",
        "EQUAL,                 Abc, abcd,   false",
        "EQUAL,                 Abc, -,      false",
        "NOTEQUAL,              Abc, ABC,    false",
        "NOTEQUAL,              Abc, x,      true",
        "NOTEQUAL,              Abc, -,      true",
        "LESSTHAN,              m,   L,      true",
        "LESSTHAN,              m,   M,      false",
        "LESSTHAN,              m,   -,      false",
        "LESSTHAN_OR_EQUAL,     m,   M,      true",
        "LESSTHAN_OR_EQUAL,     m,   n,      false",
        "LESSTHAN_OR_EQUAL,     m,   -,      false",
        "GREATERTHAN,           m,   N,      true",
        "GREATERTHAN,           m,   M,      false",
        "GREATERTHAN,           m,   -,      false",
        "GREATERTHAN_OR_EQUAL,  m,   M,      true",
        "GREATERTHAN_OR_EQUAL,  m,   L,      false",
        "GREATERTHAN_OR_EQUAL,  m,   -,      false",
        "CONTAINS,              b,   aBc,    true",
        "CONTAINS,              b,   ac,     false",
        "CONTAINS,              b,   -,      false",
        "NOTCONTAINS,           b,   aBc,    false",
        "NOTCONTAINS,           b,   ac,     true",
        "NOTCONTAINS,           b,   -,      true",
        "STARTSWITH,            us,  User_1, true",
        "STARTSWITH,            us,  aUser,  false",
        "STARTSWITH,            us,  -,      false",
        "NOTSTARTSWITH,         us,  User_1, false",
        "NOTSTARTSWITH,         us,  aUser,  true",
        "NOTSTARTSWITH,         us,  -,      true",
        "ENDSWITH,              ER,  user,   true",
        "ENDSWITH,              ER,  users,  false",
        "ENDSWITH,              ER,  -,      false",
        "NOTENDSWITH,           ER,  user,   false",
        "NOTENDSWITH,           ER,  users,  true",
        "NOTENDSWITH,           ER,  -,      true",
        "ISNULL,                '',  x,      false",
        "ISNULL,                '',  -,      true",
        "ISNOTNULL,             '',  x,      true",
        "ISNOTNULL,             '',  -,      false",
        "ISIN,                  a,   A,      true",
        "ISIN,                  a,   b,      false",
        "ISIN,                  a,   -,      false",
        "ISNOTIN,               a,   A,      false",
        "ISNOTIN,               a,   b,      true",
        "ISNOTIN,               a,   -,      true"
      })
  void textIsComparedWithoutRegardToCase(
      ScopeOperator operator, String value, @Nullable String attribute, boolean expected) {
    assertThat(holds("text", operator, value, attribute)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "LESSTHAN, 50000, 6, true",
    "LESSTHAN, 50000, 50000, false",
    "LESSTHAN, 50000, 50001, false",
    "LESSTHAN, 0, -1, true",
    "GREATERTHAN, 9, 10, true",
    "GREATERTHAN_OR_EQUAL, 10, 10, true",
    "LESSTHAN_OR_EQUAL, 10, 11, false",
    "EQUAL, 007, 7, true",
    "NOTEQUAL, 7, 7, false",
    "ISIN, 7, 7, true",
    "CONTAINS, 23, 1234, true",
    "STARTSWITH, 23, 1234, false"
  })
  void integersAreComparedAsNumbers(
      ScopeOperator operator, String value, long attribute, boolean expected) {
    // S-7
    assertThat(holds("number", operator, value, attribute)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 514, true",
    "2, 512, false",
    "0x2, 514, true",
    "3, 514, false",
    "2147483648, -2147483646, true",
    "-2147483648, -2147483640, true",
    "-2147483648, 8, false"
  })
  void bitsAreTestedByMask(String mask, long attribute, boolean expected) {
    // S-4
    assertThat(holds("number", ScopeOperator.ISBITSET, mask, attribute)).isEqualTo(expected);
    assertThat(holds("number", ScopeOperator.ISBITNOTSET, mask, attribute)).isEqualTo(!expected);
  }

  @Test
  void aBitOfAnAbsentAttributeIsNotSet() {
    assertThat(holds("number", ScopeOperator.ISBITSET, "2", null)).isFalse();
    assertThat(holds("number", ScopeOperator.ISBITNOTSET, "2", null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"True", "TRUE", "true"})
  void booleansAreComparedAsTheirNames(String value) {
    // S-6, S-8
    assertThat(holds("flag", ScopeOperator.EQUAL, value, true)).isTrue();
    assertThat(holds("flag", ScopeOperator.EQUAL, value, false)).isFalse();
    assertThat(holds("flag", ScopeOperator.NOTEQUAL, value, false)).isTrue();
    assertThat(holds("flag", ScopeOperator.NOTEQUAL, value, null)).isTrue();
  }

  @Test
  void byteStringsAreComparedAsBase64() {
    ByteString bytes = ByteString.fromHex("deadbeef");
    assertThat(holds("bytes", ScopeOperator.EQUAL, "3q2+7w==", bytes)).isTrue();
    assertThat(holds("bytes", ScopeOperator.EQUAL, "3Q2+7W==", bytes)).isFalse();
    assertThat(holds("bytes", ScopeOperator.STARTSWITH, "3q2+", bytes)).isTrue();
  }

  @Test
  void referencesAreComparedAsDistinguishedNames() {
    Reference reference = DistinguishedName.parse("CN=Boss,OU=Staff,DC=example");
    assertThat(holds("ref", ScopeOperator.EQUAL, "cn=boss, ou=STAFF,dc=Example", reference))
        .isTrue();
    assertThat(holds("ref", ScopeOperator.EQUAL, "CN=Boss,DC=example", reference)).isFalse();
    assertThat(holds("ref", ScopeOperator.ENDSWITH, ",ou=staff,dc=example", reference)).isTrue();
  }

  @Test
  void anyKindOfReferenceCanBeCompared() {
    Reference link = () -> "CN=Boss,DC=example";
    assertThat(holds("ref", ScopeOperator.EQUAL, "CN=BOSS,DC=example", link)).isTrue();
  }

  @Test
  void aReferenceThatIsNoDistinguishedNameIsComparedAsText() {
    Reference link = () -> "object 7";
    assertThat(holds("ref", ScopeOperator.EQUAL, "OBJECT 7", link)).isTrue();
  }

  @Test
  void theDistinguishedNameIsText() {
    assertThat(
            holds(
                "dn", ScopeOperator.ENDSWITH, "ou=pilots,dc=example", "CN=a,OU=Pilots,DC=example"))
        .isTrue();
  }

  @Test
  void onOneOfSeveralValuesThePositiveFormHolds() {
    // S-9
    ImmutableList<String> values = ImmutableList.of("a", "b");
    assertThat(holds("texts", ScopeOperator.ISIN, "B", values)).isTrue();
    assertThat(holds("texts", ScopeOperator.ISNOTIN, "B", values)).isFalse();
    assertThat(holds("texts", ScopeOperator.ISIN, "c", values)).isFalse();
    assertThat(holds("texts", ScopeOperator.EQUAL, "b", values)).isTrue();
    assertThat(holds("texts", ScopeOperator.NOTEQUAL, "b", values)).isFalse();
    assertThat(holds("texts", ScopeOperator.NOTEQUAL, "c", values)).isTrue();
  }

  @Test
  void textFoldsAsDotNetFoldsIt() {
    // Z-14
    assertThat(holds("text", ScopeOperator.EQUAL, "STRASSE", "straße")).isFalse();
    assertThat(holds("text", ScopeOperator.EQUAL, "i", "İ")).isFalse();
    assertThat(holds("text", ScopeOperator.EQUAL, "I", "ı")).isFalse();
    assertThat(holds("text", ScopeOperator.EQUAL, "ÉTÉ", "été")).isTrue();
  }

  @Test
  void parametersInValuesAreReplacedForEachObject() {
    //
    assertThat(holds("text", ScopeOperator.EQUAL, "%Connector.ID%", "{ID}")).isTrue();
    assertThat(holds("text", ScopeOperator.EQUAL, "x%Connector.ID%y%Global%", "x{id}yeverywhere"))
        .isTrue();
    assertThat(holds("number", ScopeOperator.LESSTHAN, "%Limit%", 99L)).isTrue();
    assertThat(holds("number", ScopeOperator.LESSTHAN, "%Limit%", 100L)).isFalse();
    assertThat(holds("number", ScopeOperator.ISBITSET, "%Mask%", 514L)).isTrue();
  }

  @Test
  void aParameterWithoutAValueForTheObjectEqualsNothing() {
    assertThat(holds("text", ScopeOperator.EQUAL, "%Domain.FQDN%", "example")).isFalse();
    assertThat(holds("text", ScopeOperator.NOTEQUAL, "%Domain.FQDN%", "example")).isTrue();
  }

  @Test
  void membershipIsAskedOfTheConnectorSpace() {
    // S-10
    assertThat(holds("dn", ScopeOperator.ISMEMBEROF, "CN=Pilots,DC=example", null)).isTrue();
    assertThat(holds("dn", ScopeOperator.ISMEMBEROF, "CN=Others,DC=example", null)).isFalse();
    assertThat(holds("dn", ScopeOperator.ISNOTMEMBEROF, "CN=Others,DC=example", null)).isTrue();
  }

  @Test
  void groupsAreAlternativesAndClausesMustAllHold() {
    // S-1
    ScopeClause a = new ScopeClause("text", ScopeOperator.CONTAINS, "a");
    ScopeClause b = new ScopeClause("text", ScopeOperator.CONTAINS, "b");
    ScopeClause c = new ScopeClause("text", ScopeOperator.CONTAINS, "c");
    CompiledRule rule = compiled(List.of(List.of(a, b), List.of(c)));
    assertThat(rule.inScope(object("text", "ab"))).isTrue();
    assertThat(rule.inScope(object("text", "a"))).isFalse();
    assertThat(rule.inScope(object("text", "c"))).isTrue();
    assertThat(rule.inScope(object("text", null))).isFalse();
  }

  @Test
  void withoutGroupsEveryObjectIsInScope() {
    assertThat(compiled(List.of()).inScope(object("text", null))).isTrue();
  }

  @Property
  @Label("S-5: negative operators are exact complements on text")
  void negativeOperatorsAreExactComplementsOnText(
      @ForAll("operators") ScopeOperator operator,
      @ForAll("texts") String value,
      @ForAll("texts") String attribute,
      @ForAll boolean absent) {
    // S-5
    Object found = absent ? null : attribute;
    assertThat(holds("text", COMPLEMENTS.get(operator), value, found))
        .isEqualTo(!holds("text", operator, value, found));
  }

  @Property
  @Label("S-5, S-9: negative operators are exact complements on several values")
  void negativeOperatorsAreExactComplementsOnSeveralValues(
      @ForAll("operators") ScopeOperator operator,
      @ForAll("texts") String value,
      @ForAll("texts") String one,
      @ForAll("texts") String other) {
    ImmutableList<String> found = ImmutableList.of(one, other);
    assertThat(holds("texts", COMPLEMENTS.get(operator), value, found))
        .isEqualTo(!holds("texts", operator, value, found));
  }

  @Property
  @Label("S-4, S-5: bit tests are exact complements, by mask")
  void bitTestsAreExactComplements(@ForAll long mask, @ForAll long number) {
    assertThat(holds("number", ScopeOperator.ISBITNOTSET, Long.toString(mask), number))
        .isEqualTo(!holds("number", ScopeOperator.ISBITSET, Long.toString(mask), number));
  }

  @Property
  void numbersAreInExactlyOneOrder(@ForAll long value, @ForAll long number) {
    String wanted = Long.toString(value);
    assertThat(
            List.of(
                holds("number", ScopeOperator.LESSTHAN, wanted, number),
                holds("number", ScopeOperator.EQUAL, wanted, number),
                holds("number", ScopeOperator.GREATERTHAN, wanted, number)))
        .containsOnlyOnce(true);
  }

  @Provide
  Arbitrary<ScopeOperator> operators() {
    return Arbitraries.of(COMPLEMENTS.keySet());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aAbBßİ_é").ofMinLength(1).ofMaxLength(4);
  }

  @Test
  @DisplayName("S-7: a value that is no number is an error for an integer")
  void aValueThatIsNoNumberIsAnErrorForAnInteger() {
    // S-7
    for (ScopeOperator operator :
        List.of(ScopeOperator.EQUAL, ScopeOperator.LESSTHAN, ScopeOperator.ISBITSET)) {
      assertThat(errors(Direction.INBOUND, "number", operator, "many"))
          .singleElement()
          .satisfies(error -> assertThat(error.message()).contains("number").contains("many"));
    }
  }

  @Test
  void aParameterThatIsNoNumberIsAnErrorForAnInteger() {
    assertThat(errors(Direction.INBOUND, "number", ScopeOperator.LESSTHAN, "%Global%")).hasSize(1);
  }

  @Test
  void bitsOfTextAreAnError() {
    assertThat(errors(Direction.INBOUND, "text", ScopeOperator.ISBITSET, "2"))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("bits"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISMEMBEROF", "ISNOTMEMBEROF"})
  @DisplayName("S-10: membership is an error in outbound rules")
  void membershipIsAnErrorInOutboundRules(ScopeOperator operator) {
    assertThat(errors(Direction.OUTBOUND, "text", operator, "CN=a,DC=example"))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("outbound"));
  }

  @Test
  void membershipInNothingIsAnError() {
    assertThat(errors(Direction.INBOUND, "dn", ScopeOperator.ISMEMBEROF, " ")).hasSize(1);
  }

  @Test
  void anUnknownParameterIsAnError() {
    assertThat(errors(Direction.INBOUND, "text", ScopeOperator.EQUAL, "%Conector.ID%"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).contains("%Conector.ID%");
              assertThat(error.hint()).isEqualTo("did you mean Connector.ID?");
            });
  }

  @Test
  void aParameterOfThePartitionIsAnErrorInOutboundRules() {
    assertThat(errors(Direction.OUTBOUND, "text", ScopeOperator.EQUAL, "%Domain.FQDN%"))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("partition"));
  }

  @Test
  void anUnknownAttributeIsAnErrorWithTheNearestName() {
    assertThat(errors(Direction.INBOUND, "numbr", ScopeOperator.ISNULL, ""))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).contains("no attribute numbr");
              assertThat(error.hint()).isEqualTo("did you mean number?");
              assertThat(error.rule()).isEqualTo("the rule");
            });
  }

  @Test
  @DisplayName("S-9: operators for one value on several are a warning")
  void operatorsForOneValueOnSeveralAreAWarning() {
    assertThat(findings(Direction.INBOUND, "texts", ScopeOperator.EQUAL, "a"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.hint()).contains("ISIN");
            });
    for (ScopeOperator operator :
        List.of(ScopeOperator.ISIN, ScopeOperator.ISNOTIN, ScopeOperator.ISNULL)) {
      assertThat(findings(Direction.INBOUND, "texts", operator, "a")).isEmpty();
    }
  }

  @Test
  void aBooleanThatIsComparedWithAnotherWordIsAWarning() {
    assertThat(findings(Direction.INBOUND, "flag", ScopeOperator.EQUAL, "1"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.isError()).isFalse());
  }

  private static boolean holds(
      String attribute, ScopeOperator operator, String value, @Nullable Object found) {
    return compiled(List.of(List.of(new ScopeClause(attribute, operator, value))))
        .inScope(object(attribute, found));
  }

  private static CompiledRule compiled(List<List<ScopeClause>> scope) {
    RuleCompilation compilation = new RuleWorld().with(scoped(Direction.INBOUND, scope)).compile();
    CompiledRuleSet rules = compilation.rules();
    assertThat(rules).as("%s", compilation.findings()).isNotNull();
    return rules.all(Direction.INBOUND).get(0);
  }

  private static RuleWorld.OneValue object(String attribute, @Nullable Object value) {
    AttributeDefinition definition = new RuleWorld().connectorSpace.find(attribute);
    return new RuleWorld.OneValue(definition == null ? -1 : definition.slot(), value);
  }

  private static List<Finding> errors(
      Direction direction, String attribute, ScopeOperator operator, String value) {
    return findings(direction, attribute, operator, value).stream()
        .filter(Finding::isError)
        .toList();
  }

  private static List<Finding> findings(
      Direction direction, String attribute, ScopeOperator operator, String value) {
    return new RuleWorld()
        .with(
            scoped(direction, List.of(Arrays.asList(new ScopeClause(attribute, operator, value)))))
        .compile()
        .findings();
  }

  private static SyncRule scoped(Direction direction, List<List<ScopeClause>> scope) {
    return RuleWorld.rule("the rule", 1, direction, LinkType.JOIN, List.of(), scope, List.of());
  }
}
