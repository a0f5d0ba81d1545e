package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Names of a source, and the outcomes that only a flow has. */
class BindingTest {
  private final ExpressionLanguage language = ExpressionLanguage.standard();
  private final TestSource source = new TestSource();

  @Test
  void aNameInAnotherCaseResolvesWithAWarning() {
    Compilation compilation = language.compile(language.parse("[MAIL]"), source);

    assertThat(compilation.program()).isNotNull();
    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void strictlyANameInAnotherCaseIsAnError() {
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));

    assertThat(strict.compile(strict.parse("[MAIL]"), source).program()).isNull();
  }

  @Test
  void anUnknownNameIsAnErrorAlsoInQuotes() {
    assertThat(language.compile(language.parse("[nosuch]"), source).program()).isNull();
    assertThat(language.compile(language.parse("ImportedValue(\"nosuch\")"), source).program())
        .isNull();
  }

  @Test
  void withoutASchemaEveryNameMayExist() {
    assertThat(language.parse("[nosuch] & [MAIL]").isValid()).isTrue();
  }

  @Test
  void anExpressionThatCannotBeParsedDoesNotCompile() {
    Compilation compilation = language.compile(language.parse("Trim("), source);

    assertThat(compilation.program()).isNull();
    assertThat(compilation.diagnostics()).isNotEmpty();
  }

  @Test
  void importedValueReadsWhatIsConfirmed() {
    source.with("mail", "wanted").withImported("mail", "confirmed");

    assertThat(source.run("[mail]")).isEqualTo("wanted");
    assertThat(source.run("ImportedValue(\"mail\")")).isEqualTo("confirmed");
    assertThat(source.run("ImportedValue(\"sn\")")).isNull();
  }

  @Test
  void valueCountAsksTheSource() {
    source.with("proxyAddresses", TestSource.texts("a", "b"));

    assertThat(source.run("ValueCount(\"proxyAddresses\")")).isEqualTo(2L);
    assertThat(source.run("ValueCount(\"member\")")).isEqualTo(0L);
  }

  @Test
  void aParameterWithoutAValueFails() {
    assertThatThrownBy(() -> source.run("%Domain.FQDN%"))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the parameter %Domain.FQDN% has no value");
  }

  @Test
  void flowLiteralsMayBeTheWholeExpressionOrABranchOfIt() {
    assertThat(source.run("IgnoreThisFlow")).isEqualTo(FlowSignal.IGNORE_THIS_FLOW);
    assertThat(source.run("(IIF(IsNull([mail]),(AuthoritativeNull),1))"))
        .isEqualTo(FlowSignal.AUTHORITATIVE_NULL);
    assertThat(source.run("Switch(False,1,True,IIF(True,IgnoreThisFlow,2))"))
        .isEqualTo(FlowSignal.IGNORE_THIS_FLOW);
  }

  @Test
  void theOutcomeOfAFlowIsAType() {
    source.with("mail", "x");
    assertThat(evaluate("[mail]")).isEqualTo(new FlowResult.Value("x"));
    assertThat(evaluate("[sn]")).isEqualTo(new FlowResult.Null());
    assertThat(evaluate("IgnoreThisFlow")).isEqualTo(new FlowResult.Ignore());
    assertThat(evaluate("AuthoritativeNull")).isEqualTo(new FlowResult.AuthoritativeNull());
    assertThat(evaluate("Error(\"no\" & [mail])"))
        .isInstanceOfSatisfying(
            FlowResult.Failure.class,
            failure -> {
              assertThat(failure.cause().kind()).isEqualTo(EvaluationException.Kind.CUSTOM);
              assertThat(failure.cause()).hasMessage("nox");
            });
  }

  @Test
  void aWrongTypeInABranchThatTheSchemaRulesOutIsNoFinding() {
    Compilation compilation =
        language.compile(
            language.parse(
                "IIF(IsString([objectGUID]),CStr([objectGUID]),ConvertToBase64([objectGUID]))"),
            source);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.program()).isNotNull();
  }

  @Test
  void aFailureKnowsItsPlace() {
    source.with("proxyAddresses", TestSource.texts("a"));

    assertThatThrownBy(() -> source.run("\"x\" &\n  Item([proxyAddresses],2)"))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e).hasMessage("Item: index 2 is out of range: it goes from 1 to 1");
              assertThat(e.span()).isEqualTo(new SourceSpan(8, 32, 2, 3));
            });
  }

  private FlowResult evaluate(String expression) {
    return TestSource.compile(language, expression, source).evaluate(source.context());
  }

  @Test
  void aWrongTypeThatIsOnlyAWarningFailsWhenItIsReached() {
    TestSource source =
        new TestSource().with("mail", "x").with("objectGUID", TestSource.bytes("01"));

    FlowResult result =
        TestSource.compile(language, "IIF(IsPresent([mail]),Trim([objectGUID]),NULL)", source)
            .evaluate(source.context());

    assertThat(result)
        .isInstanceOfSatisfying(
            FlowResult.Failure.class,
            failure -> assertThat(failure.cause().kind()).isEqualTo(EvaluationException.Kind.TYPE));
  }

  @Test
  void aTextWithAMistakeHasNoTree() {
    assertThat(language.parse("[mail] = \"x\"").tree()).isNotNull();
    assertThat(language.parse("[mail] == \"x\"").tree()).isNull();
    assertThat(language.parse("[mail] \"x\"").tree()).isNull();
    assertThat(language.parse("").tree()).isNull();
  }
}
