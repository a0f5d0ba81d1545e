package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.aadsync.expressions.table.GivenInputs;
import org.junit.jupiter.api.Test;

/** Texts and values that are too long or too deep, on a thread with a small stack. */
class LimitsTest {
  private static final long SMALL_STACK = 256 * 1024;
  private static final long ORDINARY_STACK = 1024 * 1024;
  private static final long TINY_STACK = 180 * 1024;

  private static Compilation compile(ExpressionOptions options, String text) {
    ExpressionLanguage language = ExpressionLanguage.standard(options);
    return language.compile(language.parse(text), GivenInputs.of(List.of()));
  }

  /** Compiles and, if that is possible, runs on a thread with little stack. */
  private static Object outcome(ExpressionOptions options, String text) throws Exception {
    return outcome(options, text, SMALL_STACK);
  }

  private static Object outcome(ExpressionOptions options, String text, long stack)
      throws Exception {
    AtomicReference<Object> outcome = new AtomicReference<>();
    onStack(
        stack,
        () -> {
          try {
            Compilation compilation = compile(options, text);
            Program program = compilation.program();
            outcome.set(
                program == null
                    ? compilation.diagnostics().get(0).code()
                    : program.evaluate(new TestSource().context()));
          } catch (Throwable e) {
            outcome.set(e);
          }
        });
    return outcome.get();
  }

  private static void onStack(long stack, Runnable task) throws InterruptedException {
    Thread thread = new Thread(null, task, "own stack", stack);
    thread.start();
    thread.join();
  }

  private static Object ordinary(String text) throws Exception {
    return outcome(ExpressionOptions.defaults(), text, ORDINARY_STACK);
  }

  private static Object outcome(String text) throws Exception {
    return outcome(ExpressionOptions.defaults(), text);
  }

  @Test
  void aTextOfTenMegabytesIsTooLong() throws Exception {
    assertThat(outcome("\"" + "x".repeat(10 << 20) + "\"")).isEqualTo("AADS-EXPR-0101");
  }

  @Test
  void aHundredThousandBracketsAreTooMany() throws Exception {
    assertThat(outcome("(".repeat(100_000))).isEqualTo("AADS-EXPR-0102");
    assertThat(outcome("(".repeat(49_000) + "1" + ")".repeat(49_000))).isEqualTo("AADS-EXPR-0102");
  }

  @Test
  void twoHundredAndFiftyBracketsAreNotTooDeep() throws Exception {
    String deep = "(".repeat(250) + "1" + ")".repeat(250);

    assertThat(outcome(ExpressionOptions.defaults(), deep, ORDINARY_STACK))
        .isEqualTo(new FlowResult.Value(1L));
    assertThat(outcome("(".repeat(251) + "1" + ")".repeat(251))).isEqualTo("AADS-EXPR-0102");
  }

  @Test
  void bracketsThatTheStackHasNoRoomForAreAFinding() throws Exception {
    ExpressionOptions deep = ExpressionOptions.defaults().withMaxNesting(1_000);
    assertThat(ordinary("((1))")).isEqualTo(new FlowResult.Value(1L)); // every class is loaded

    assertThat(outcome(deep, "(".repeat(1_000) + "1" + ")".repeat(1_000), TINY_STACK))
        .isEqualTo("AADS-EXPR-0102");
  }

  @Test
  void anEvaluationThatTheStackHasNoRoomForFails() throws Exception {
    ExpressionOptions deep = ExpressionOptions.defaults().withMaxNesting(1_000);
    String text = "(0=1||True=".repeat(1_000) + "[a]" + ")".repeat(1_000);
    AtomicReference<Program> program = new AtomicReference<>();
    onStack(64 << 20, () -> program.set(compile(deep, text).program()));

    AtomicReference<Object> outcome = new AtomicReference<>();
    onStack(TINY_STACK, () -> outcome.set(program.get().evaluate(new TestSource().context())));

    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            FlowResult.Failure.class,
            failure ->
                assertThat(failure.cause().kind()).isEqualTo(EvaluationException.Kind.LIMIT));
  }

  @Test
  void aCheckThatTheStackHasNoRoomForIsAFinding() throws Exception {
    ExpressionOptions deep = ExpressionOptions.defaults().withMaxNesting(1_000);
    String text = "(0=1||True=".repeat(1_000) + "[a]" + ")".repeat(1_000);
    ExpressionLanguage language = ExpressionLanguage.standard(deep);
    AtomicReference<Expression> expression = new AtomicReference<>();
    onStack(64 << 20, () -> expression.set(language.parse(text)));

    AtomicReference<Compilation> compilation = new AtomicReference<>();
    onStack(
        TINY_STACK,
        () ->
            compilation.set(
                language.compile(expression.get(), GivenInputs.of(java.util.List.of()))));

    assertThat(compilation.get().program()).isNull();
    assertThat(compilation.get().diagnostics())
        .extracting(Diagnostic::code)
        .contains("AADS-EXPR-0102");
  }

  @Test
  void findingsThatTheStackHasNoRoomForAreFoundOnALargerOne() throws Exception {
    ExpressionOptions deep = ExpressionOptions.defaults().withMaxNesting(1_000);
    String text = "(0=1||True=".repeat(1_000) + "[a]" + ")".repeat(1_000);
    ExpressionLanguage language = ExpressionLanguage.standard(deep);
    AtomicReference<Expression> expression = new AtomicReference<>();
    onStack(64 << 20, () -> expression.set(language.parse(text)));
    List<Object> outcomes = new ArrayList<>();
    Runnable ask =
        () -> {
          outcomes.add(expression.get().diagnostics().get(0).code());
          outcomes.add(expression.get().isValid());
          outcomes.add(expression.get().attributeNames());
        };

    onStack(TINY_STACK, ask);
    assertThat(outcomes).containsExactly("AADS-EXPR-0102", false, Set.of());
    outcomes.clear();
    onStack(64 << 20, ask);
    assertThat(outcomes).containsExactly("AADS-EXPR-0705", true, Set.of("a"));
  }

  @Test
  void whereTheStackHasNoRoomForWarningsAProgramHasFewer() throws Exception {
    ExpressionOptions deep = ExpressionOptions.defaults().withMaxNesting(1_000);
    String text = "(0=1||True=".repeat(1_000) + "[a]" + ")".repeat(1_000);
    AtomicReference<Compilation> compilation = new AtomicReference<>();
    onStack(64 << 20, () -> compilation.set(compile(deep, text)));

    AtomicReference<Object> found = new AtomicReference<>();
    onStack(TINY_STACK, () -> found.set(compilation.get().diagnostics()));
    assertThat(found.get()).isEqualTo(List.of());
    onStack(64 << 20, () -> found.set(compilation.get().diagnostics()));
    assertThat(found.get()).asInstanceOf(LIST).isNotEmpty();
  }

  @Test
  void constantsAreComputedOnlySoFarAndErrorsAreFoundAnyway() {
    ExpressionOptions all = ExpressionOptions.defaults().withMaxFindings(10_000);
    String constant = "&IIF(Len(PadLeft(\"a\",900,\"b\"))=4,1,[mail])";

    Compilation few = compile(all, "1" + constant.repeat(10));
    Compilation many = compile(all, "1" + constant.repeat(2_000) + "&(1+\"x\")");

    assertThat(few.diagnostics())
        .filteredOn(finding -> finding.code().equals("AADS-EXPR-0705"))
        .hasSize(10);
    assertThat(many.diagnostics()).hasSizeBetween(100, 1_000);
    assertThat(many.diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code)
        .containsExactly("AADS-EXPR-0602");
  }

  @Test
  void twoHundredAndFiftyCallsAreNotTooDeep() throws Exception {
    assertThat(ordinary("IIF(IsNull([a]),".repeat(249) + "1" + ",2)".repeat(249)))
        .isEqualTo(new FlowResult.Value(1L));
    assertThat(ordinary("Trim(\"x\"&".repeat(250) + "[a]" + ")".repeat(250)))
        .isEqualTo(new FlowResult.Value("x".repeat(250)));
    assertThat(ordinary("(0=1||".repeat(250) + "[a]" + ")".repeat(250)))
        .isInstanceOf(FlowResult.Value.class);
  }

  @Test
  void aChainMayBeAsLongAsTheText() throws Exception {
    ExpressionOptions long1 = ExpressionOptions.defaults().withMaxTextLength(1_000_000);

    assertThat(outcome(long1, "1" + "&1".repeat(99_999)))
        .isEqualTo(new FlowResult.Value("1".repeat(100_000)));
    assertThat(outcome(long1, "1" + "+1".repeat(99_999))).isEqualTo(new FlowResult.Value(100_000L));
    assertThat(outcome(long1, "[a]" + "&[a]".repeat(99_999))).isEqualTo(new FlowResult.Null());
    assertThat(outcome(long1, "False" + "||False".repeat(99_999)))
        .isEqualTo(new FlowResult.Value(false));
    assertThat(outcome(long1, "-".repeat(100_000) + "1")).isEqualTo(new FlowResult.Value(1L));
  }

  @Test
  void aChainOfAHundredThousandJoinsInADefaultTextIsOneFinding() throws Exception {
    assertThat(outcome("1" + "&1".repeat(100_000))).isEqualTo("AADS-EXPR-0101");
  }

  @Test
  void aChainThatMixesEverythingNeedsNoStack() throws Exception {
    assertThat(outcome("1" + "+1*2-3".repeat(10_000))).isInstanceOf(FlowResult.class);
    assertThat(outcome("[a]" + "&[a]+1".repeat(10_000))).isEqualTo("AADS-EXPR-0602");
    assertThat(outcome("True" + "&&True||False".repeat(5_000)))
        .isEqualTo(new FlowResult.Value(true));
  }

  @Test
  void aChainLongerThanItsLimitIsAnError() throws Exception {
    ExpressionOptions short1 = ExpressionOptions.defaults().withMaxChainLength(10);

    assertThat(outcome(short1, "1" + "+1".repeat(9))).isEqualTo(new FlowResult.Value(10L));
    assertThat(outcome(short1, "1" + "+1".repeat(10))).isEqualTo("AADS-EXPR-0103");
  }

  @Test
  void afterThirtyFindingsTheOthersAreCounted() {
    Compilation compilation =
        compile(ExpressionOptions.defaults(), "True" + "==True".repeat(5_000));

    assertThat(compilation.diagnostics()).hasSize(31);
    assertThat(compilation.diagnostics().get(30).code()).isEqualTo("AADS-EXPR-0104");
    assertThat(compilation.diagnostics().get(30).message())
        .isEqualTo("4970 more findings are not listed");
  }

  @Test
  void mistakesByTheThousandAreFoundInOnePass() {
    for (String part :
        List.of("a b ", "f(),", "f(a),g)", ",,", "[a", "\"a\\\"b", "'", "1 + ;", "é")) {
      String text = part.repeat(90_000 / part.length());

      Compilation compilation =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> compile(ExpressionOptions.defaults(), text), part);

      assertThat(compilation.program()).as(part).isNull();
      assertThat(compilation.diagnostics()).as(part).hasSizeLessThanOrEqualTo(31);
    }
  }

  @Test
  void anErrorIsListedBeforeAnyNumberOfWarnings() {
    ExpressionOptions few = ExpressionOptions.defaults().withMaxFindings(3);

    Compilation warnings = compile(few, "(1+2*3)+(1+2*3)+(1+2*3)+(1+2*3)");
    assertThat(warnings.diagnostics())
        .extracting(Diagnostic::severity)
        .containsOnly(Severity.WARNING);
    assertThat(warnings.program()).isNotNull();
    Compilation error = compile(few, "(1+2*3)+(1+2*3)+(1+2*3)+(1+2*3)+\"x\"");
    assertThat(error.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("AADS-EXPR-0702", "AADS-EXPR-0702", "AADS-EXPR-0602", "AADS-EXPR-0104");
    assertThat(error.program()).isNull();
  }

  @Test
  void aResultLongerThanItsLimitFails() {
    ExpressionOptions small = ExpressionOptions.defaults().withMaxResultLength(10);
    TestSource source = new TestSource().with("mail", "123456");

    assertThatThrownBy(() -> source.run(ExpressionLanguage.standard(small), "[mail] & [mail]"))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.kind()).isEqualTo(EvaluationException.Kind.LIMIT));
    assertThatThrownBy(
            () -> source.run(ExpressionLanguage.standard(small), "ConvertToBase64([mail])"))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.kind()).isEqualTo(EvaluationException.Kind.LIMIT));
  }

  @Test
  void limitsMustBePositiveAndNestingBounded() {
    ExpressionOptions defaults = ExpressionOptions.defaults();

    assertThatThrownBy(() -> defaults.withMaxTextLength(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withMaxSteps(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withMaxChainLength(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withMaxNesting(1_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxNesting is 1001; it must be from 1 to 1000");
  }

  @Test
  void optionsAreEqualIfWhatTheySayIs() {
    ExpressionOptions changed =
        ExpressionOptions.defaults().withMaxFindings(5).withStrict(true).withMaxSteps(9);

    assertThat(changed).isNotEqualTo(ExpressionOptions.defaults());
    assertThat(changed.maxFindings()).isEqualTo(5);
    assertThat(changed.withMaxFindings(30).withMaxSteps(10_000_000).withStrict(false))
        .isEqualTo(ExpressionOptions.defaults())
        .hasSameHashCodeAs(ExpressionOptions.defaults());
  }

  @Test
  void aLimitSaysWhatIsAllowedAndWhatToDo() {
    ExpressionOptions small =
        ExpressionOptions.defaults().withMaxTextLength(20).withMaxNesting(2).withMaxChainLength(3);

    assertThat(compile(small, "1+1+1+1+1+1+1+1+1+1+1").diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("the text has 21 characters; at most 20 are allowed");
    assertThat(compile(small, "(((1)))").diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("brackets nest more than 2 deep");
    assertThat(compile(small, "1+1+1+1").diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("a chain of 4 operands; at most 3 are allowed");
  }
}
