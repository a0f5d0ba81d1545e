package org.aadsync.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.aadsync.core.config.Finding;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a flow gives to its target: T-1 to T-4, N-7, M-8, M-11, Z-6, Z-8, Z-9. */
class FlowConversionTest {
  private static final ByteString BYTES = ByteString.fromHex("0102ff");
  private static final Reference LINK = () -> "CN=Boss,DC=example";

  @Test
  void aDirectFlowFromAnAbsentAttributeIsNull() {
    assertThat(direct("text", "text", null)).isNull();
  }

  @Test
  void aDirectFlowOfEqualTypePassesTheVeryValue() {
    String text = new String("abc");
    ImmutableList<String> texts = ImmutableList.of("a", "b");
    assertThat(direct("text", "text", text)).isSameAs(text);
    assertThat(direct("texts", "texts", texts)).isSameAs(texts);
    assertThat(direct("ref", "ref", LINK)).isSameAs(LINK);
    assertThat(direct("number", "number", 70_000L)).isEqualTo(70_000L);
    assertThat(direct("bytes", "bytes", BYTES)).isSameAs(BYTES);
  }

  @Test
  void oneValueBecomesASetOfOne() {
    assertThat(direct("text", "texts", "a")).isEqualTo(ImmutableList.of("a"));
  }

  @Test
  void aSetOfOneBecomesTheValue() {
    assertThat(direct("texts", "text", ImmutableList.of("a"))).isEqualTo("a");
  }

  @Test
  void severalValuesDoNotFitIntoOne() {
    assertThat(failure("texts", "text", ImmutableList.of("a", "b")).code())
        .isEqualTo("flow-multi-values-to-single-value");
  }

  @Test
  void valuesThatCountAsNoneDoNotMakeSeveral() {
    assertThat(direct("texts", "text", ImmutableList.of("", "b"))).isEqualTo("b");
  }

  @Test
  void numbersBooleansAndByteStringsBecomeText() {
    assertThat(direct("number", "text", -5L)).isEqualTo("-5");
    assertThat(direct("flag", "text", true)).isEqualTo("True");
    assertThat(direct("flag", "text", false)).isEqualTo("False");
    assertThat(direct("bytes", "text", BYTES)).isEqualTo("AQL/");
    assertThat(direct("numbers", "texts", ImmutableList.of(1L, 2L)))
        .isEqualTo(ImmutableList.of("1", "2"));
  }

  @Test
  void textBecomesTheNumberOrBooleanThatItSpells() {
    assertThat(direct("text", "number", " 42 ")).isEqualTo(42L);
    assertThat(direct("text", "number", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(direct("text", "flag", "TRUE")).isEqualTo(true);
    assertThat(direct("text", "flag", "false")).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({"number, 4x", "number, 9223372036854775808", "number, 1.5", "flag, yes"})
  void textThatSpellsNoneIsAnError(String target, String text) {
    assertThat(failure("text", target, text).code()).isEqualTo("cs-attribute-type-mismatch");
  }

  @ParameterizedTest
  @CsvSource({"text, text", "text, number", "text, flag", "text, texts", "text, numbers"})
  void emptyTextIsNoValue(String source, String target) {
    // N-7
    assertThat(direct(source, target, "")).isNull();
  }

  @Test
  void valuesThatAreNoneAreLeftOutOfSets() {
    assertThat(direct("texts", "texts", ImmutableList.of("", "a", "\uD83C")))
        .isEqualTo(ImmutableList.of("a"));
    assertThat(direct("texts", "texts", ImmutableList.of(""))).isNull();
    assertThat(direct("bytes", "bytes", ByteString.copyOf())).isNull();
  }

  @ParameterizedTest
  @CsvSource({"a\uD83C, a", "\uDF88a, a", "a\uD83Cb, ab", "a\uDF88\uD83Cb, ab"})
  void surrogatesWithoutTheirPartnerAreDropped(String text, String expected) {
    // Z-9
    assertThat(direct("text", "text", text)).isEqualTo(expected);
  }

  @Test
  void surrogatePairsStay() {
    assertThat(direct("text", "text", "a🎈b")).isEqualTo("a🎈b");
    assertThat(direct("text", "text", "\uD83C🎈")).isEqualTo("🎈");
  }

  @Property
  void whatFlowsCanAlwaysBeEncoded(@ForAll @StringLength(max = 12) String text) {
    Object result = direct("text", "text", text + "\uD83C" + text);
    String flowed = result == null ? "" : (String) result;
    assertThat(new String(flowed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(flowed);
  }

  @Property
  void whatTheTargetHoldsDoesNotChangeWhatFlows(
      @ForAll @StringLength(max = 12) String text, @ForAll boolean surrogate) {
    String value = surrogate ? text + "\uD83C" : text;
    CompiledFlow flow = RuleWorld.flow(flow("texts", new FlowSource.Direct("texts")));
    ImmutableList<String> values = ImmutableList.of("a", value);
    ImmutableList<?> once = (ImmutableList<?>) flow.evaluate(object("texts", values));
    Object equal = ImmutableList.copyOf(once.toArray());
    assertThat(flow.evaluate(object("texts", values), equal)).isEqualTo(once);
    assertThat(flow.evaluate(object("texts", once), once)).isSameAs(once);
  }

  @Test
  void textThatTheTargetHoldsIsLimitedAllTheSame() {
    String tooLong = "x".repeat(449);
    CompiledFlow flow = RuleWorld.flow(flow("indexed", new FlowSource.Direct("text")));
    assertThatExceptionOfType(FlowException.class)
        .isThrownBy(() -> flow.evaluate(object("text", tooLong), tooLong))
        .withMessageContaining("448");
  }

  @Test
  void exactDuplicatesCollapseAndTheOrderStays() {
    // M-11, Z-12
    assertThat(computed("texts", "Trim([texts])", "texts", ImmutableList.of("b ", "a", "b", "B")))
        .isEqualTo(ImmutableList.of("b", "a", "B"));
  }

  @Test
  void duplicatesInALongSetCollapse() {
    ImmutableList.Builder<String> values = ImmutableList.builder();
    for (int i = 0; i < 50; i++) {
      values.add(" " + i % 10 + " ".repeat(1 + i));
    }
    assertThat(computed("texts", "Trim([texts])", "texts", values.build()))
        .isEqualTo(ImmutableList.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  @Test
  void valuesThatBecomeEqualCollapseIntoOne() {
    assertThat(direct("texts", "numbers", ImmutableList.of("7", "07")))
        .isEqualTo(ImmutableList.of(7L));
    assertThat(direct("texts", "number", ImmutableList.of("7", "07"))).isEqualTo(7L);
  }

  @ParameterizedTest
  @CsvSource({"indexed, text", "indexeds, texts"})
  void indexableTextIsLimitedTo448CodeUnits(String target, String source) {
    // M-8, Z-8
    Object fits = "x".repeat(446) + "🎈";
    Object tooLong = "x".repeat(447) + "🎈";
    boolean multi = source.equals("texts");
    assertThat(direct(source, target, multi ? ImmutableList.of(fits) : fits)).isNotNull();
    FlowException failure =
        failure(source, target, multi ? ImmutableList.of("a", tooLong) : tooLong);
    assertThat(failure.code()).isEqualTo("mv-constraint-violation");
    assertThat(failure).hasMessageContaining("448").hasMessageContaining("449");
  }

  @Test
  void otherTextIsNotLimited() {
    assertThat((String) direct("text", "text", "x".repeat(5_000))).hasSize(5_000);
  }

  @Test
  void withoutIndexableAttributesThoseOfJoinsAreLimited() {
    RuleWorld world = new RuleWorld();
    world.metaverse =
        new SpaceSchema(
            world.metaverse.attributes().stream()
                .map(
                    attribute ->
                        new AttributeDefinition(
                            attribute.slot(),
                            attribute.name(),
                            attribute.type(),
                            attribute.multiValued(),
                            true,
                            false,
                            false))
                .toList(),
            world.metaverse.objectTypes());
    world.with(
        RuleWorld.rule(
            "join",
            5,
            Direction.INBOUND,
            LinkType.JOIN,
            List.of(),
            List.of(),
            List.of(List.of(new JoinCondition("text", "text")))));
    String longText = "x".repeat(449);
    CompiledFlow joined = world.compiled(flow("text", new FlowSource.Direct("text")));
    assertThatExceptionOfType(FlowException.class)
        .isThrownBy(() -> joined.evaluate(object("text", longText)));
    RuleWorld other = new RuleWorld();
    assertThat(
            other
                .compiled(flow("text", new FlowSource.Direct("text")))
                .evaluate(object("text", longText)))
        .isEqualTo(longText);
  }

  @Test
  void outboundTextIsNotLimited() {
    RuleWorld world =
        new RuleWorld()
            .with(
                RuleWorld.rule(
                    Direction.OUTBOUND, List.of(flow("text", new FlowSource.Direct("indexed")))));
    CompiledFlow compiled = world.compile().rules().all(Direction.OUTBOUND).get(0).flows().get(0);
    int slot = world.metaverse.find("indexed").slot();
    assertThat(compiled.evaluate(new RuleWorld.OneValue(slot, "x".repeat(500)))).isNotNull();
  }

  @Test
  void outboundTextIsConvertedWhateverTheDirectoryShowed() {
    CompiledFlow compiled =
        new RuleWorld()
            .with(
                RuleWorld.rule(
                    Direction.OUTBOUND,
                    List.of(flow("text", new FlowSource.Computed("Left(\"a🎈\", 2)")))))
            .compile()
            .rules()
            .all(Direction.OUTBOUND)
            .get(0)
            .flows()
            .get(0);
    assertThat(compiled.evaluate(object("text", null), new String("a\uD83C"))).isEqualTo("a");
  }

  @Test
  void textThatEqualsWhatTheMetaverseHoldsIsThatVeryText() {
    String held = new String("abc");
    CompiledFlow flow = RuleWorld.flow(flow("text", new FlowSource.Direct("text")));
    assertThat(flow.evaluate(object("text", "abc"), held)).isSameAs(held);
  }

  @Test
  void textIsNoReference() {
    // Z-6
    assertThat(failureOf("ref", "[text]", "text", "CN=a,DC=b").code())
        .isEqualTo("cs-attribute-type-mismatch");
  }

  @Test
  void aReferenceMadeOfTextIsOne() {
    assertThat(computed("ref", "CRef([text])", "text", "CN=a,DC=b"))
        .isEqualTo(DistinguishedName.parse("CN=a,DC=b"));
  }

  @Test
  void aReferenceIsNoText() {
    assertThat(failureOf("text", "[ref]", "ref", LINK).code())
        .isEqualTo("cs-attribute-type-mismatch");
  }

  @Test
  void referencesPassThroughExpressionsUntouched() {
    assertThat(computed("refs", "IIF(True,[refs],NULL)", "refs", ImmutableList.of(LINK)))
        .isEqualTo(ImmutableList.of(LINK));
  }

  @Test
  void aDateCannotBeStored() {
    FlowException failure =
        failureOf("text", "DateFromNum([number])", "number", 129699324000000000L);
    assertThat(failure.code()).isEqualTo("cs-attribute-type-mismatch");
    assertThat(failure).hasMessageContaining("FormatDateTime");
  }

  @Test
  void resultsOfExpressionsAreConvertedOnce() {
    assertThat(computed("text", "1+1", "text", null)).isEqualTo("2");
    assertThat(computed("number", "\"12\"", "text", null)).isEqualTo(12L);
    assertThat(computed("flag", "1 = 1", "text", null)).isEqualTo(true);
    assertThat(computed("texts", "\"a\"", "text", null)).isEqualTo(ImmutableList.of("a"));
  }

  @Test
  void signalsAndNullPassThrough() {
    assertThat(computed("text", "NULL", "text", null)).isNull();
    assertThat(computed("text", "AuthoritativeNull", "text", null))
        .isEqualTo(FlowSignal.AUTHORITATIVE_NULL);
    assertThat(computed("text", "IgnoreThisFlow", "text", null))
        .isEqualTo(FlowSignal.IGNORE_THIS_FLOW);
  }

  @Test
  void theErrorFunctionHasItsOwnName() {
    // T-6
    FlowException failure = failureOf("text", "Error(\"no anchor\")", "text", null);
    assertThat(failure.code()).isEqualTo("sync-rule-error-function-triggered");
    assertThat(failure).hasMessage("no anchor");
    assertThat(failure.span()).isNotNull();
  }

  @Test
  void otherFailuresOfExpressionsAreUnexpectedErrors() {
    FlowException failure = failureOf("text", "Item([texts],3)", "texts", ImmutableList.of("a"));
    assertThat(failure.code()).isEqualTo("unexpected-error");
  }

  @ParameterizedTest
  @CsvSource({"text, ' kept as it is '", "texts, a", "number, 5", "flag, tRUE", "bytes, AQL/"})
  void constantsFitEveryTypeThatTextCanSpell(String target, String text) {
    // T-2
    Object expected =
        switch (target) {
          case "texts" -> ImmutableList.of("a");
          case "number" -> 5L;
          case "flag" -> true;
          case "bytes" -> BYTES;
          default -> text;
        };
    CompiledFlow compiled = RuleWorld.flow(flow(target, new FlowSource.Constant(text)));
    assertThat(compiled.evaluate(object("text", null))).isEqualTo(expected);
  }

  @Test
  void wordsWithAMeaningInExpressionsAreTextInConstants() {
    assertThat(
            RuleWorld.flow(flow("text", new FlowSource.Constant("NULL")))
                .evaluate(object("text", null)))
        .isEqualTo("NULL");
  }

  @Test
  void parametersInConstantsAreReplaced() {
    assertThat(
            RuleWorld.flow(flow("number", new FlowSource.Constant("%Limit%5")))
                .evaluate(object("text", null)))
        .isEqualTo(1_005L);
  }

  @Test
  void aParameterWithoutAValueForTheObjectFailsTheFlow() {
    CompiledFlow compiled = RuleWorld.flow(flow("text", new FlowSource.Constant("%Domain.FQDN%")));
    assertThatExceptionOfType(FlowException.class)
        .isThrownBy(() -> compiled.evaluate(object("text", null)))
        .withMessageContaining("%Domain.FQDN%");
  }

  @ParameterizedTest
  @CsvSource({"number, five", "number, %Global%", "flag, maybe", "bytes, ***", "ref, 'CN=a,DC=b'"})
  void aConstantThatDoesNotFitIsAnErrorBeforeAnyObjectIsSeen(String target, String text) {
    assertThat(RuleWorld.findings(Direction.INBOUND, flow(target, new FlowSource.Constant(text))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isTrue();
              assertThat(finding.message()).contains(text);
              assertThat(finding.mapping()).isEqualTo(target);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "number, flag",
    "number, bytes",
    "number, ref",
    "flag, number",
    "flag, bytes",
    "flag, ref",
    "bytes, number",
    "bytes, flag",
    "bytes, ref",
    "ref, text",
    "ref, number",
    "ref, flag",
    "ref, bytes",
    "text, ref",
    "text, bytes"
  })
  void aDirectFlowThatCanNeverWorkIsAnError(String source, String target) {
    assertThat(RuleWorld.findings(Direction.INBOUND, flow(target, new FlowSource.Direct(source))))
        .filteredOn(Finding::isError)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains(source).contains(target);
              assertThat(finding.hint()).contains("expression");
            });
  }

  @Test
  void aDirectFlowFromSeveralValuesToOneIsAWarning() {
    assertThat(RuleWorld.findings(Direction.INBOUND, flow("text", new FlowSource.Direct("texts"))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.isError()).isFalse());
  }

  @Test
  void flowsKnowWhetherTheyReadReferences() {
    assertThat(RuleWorld.flow(flow("ref", new FlowSource.Direct("ref"))).readsReferences())
        .isTrue();
    assertThat(RuleWorld.flow(flow("text", new FlowSource.Direct("text"))).readsReferences())
        .isFalse();
    assertThat(
            RuleWorld.flow(flow("number", new FlowSource.Computed("ValueCount(\"refs\")")))
                .readsReferences())
        .isTrue();
    assertThat(RuleWorld.flow(flow("text", new FlowSource.Constant("x"))).readsReferences())
        .isFalse();
  }

  private static AttributeFlow flow(String target, FlowSource source) {
    return new AttributeFlow(target, source);
  }

  private static @Nullable Object direct(String source, String target, @Nullable Object value) {
    return RuleWorld.flow(flow(target, new FlowSource.Direct(source)))
        .evaluate(object(source, value));
  }

  private static @Nullable Object computed(
      String target, String expression, String attribute, @Nullable Object value) {
    return RuleWorld.flow(flow(target, new FlowSource.Computed(expression)))
        .evaluate(object(attribute, value));
  }

  private static FlowException failure(String source, String target, Object value) {
    return catchThrowableOfType(FlowException.class, () -> direct(source, target, value));
  }

  private static FlowException failureOf(
      String target, String expression, String attribute, @Nullable Object value) {
    return catchThrowableOfType(
        FlowException.class, () -> computed(target, expression, attribute, value));
  }

  private static RuleWorld.OneValue object(String attribute, @Nullable Object value) {
    return new RuleWorld.OneValue(new RuleWorld().connectorSpace.find(attribute).slot(), value);
  }
}
