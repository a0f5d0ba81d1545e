package org.aadsync.expressions.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.table.ValueText;
import org.aadsync.expressions.testing.DeclaredAttribute;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.value.ValueType;

class ExpressionArbitrariesTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final ExpressionArbitraries ANY = ExpressionArbitraries.of(LANGUAGE);

  /** An expression with the type that it was generated for. */
  private record Typed(ValueType type, boolean many, String text) {}

  @Provide
  Arbitrary<String> expressions() {
    return ANY.wellTyped();
  }

  @Provide
  Arbitrary<SourceObject> objects() {
    return ANY.objects();
  }

  @Provide
  Arbitrary<Typed> typed() {
    return Arbitraries.of(ValueType.values())
        .flatMap(
            type ->
                Arbitraries.oneOf(
                    ANY.wellTyped(type).map(text -> new Typed(type, false, text)),
                    ANY.wellTypedMany(type).map(text -> new Typed(type, true, text))));
  }

  @Provide
  Arbitrary<String> mistaken() {
    return ANY.withMistakes();
  }

  private static FlowResult evaluate(
      ExpressionLanguage language, String text, SourceObject object) {
    Compilation compilation = language.compile(language.parse(text), object);
    assertThat(compilation.diagnostics()).as(text).noneMatch(Diagnostic::isError);
    return Objects.requireNonNull(compilation.program()).evaluate(object.context());
  }

  private static void checkNoTypeError(String text, FlowResult result) {
    if (result instanceof FlowResult.Failure failure) {
      assertThat(failure.cause().kind())
          .as(text + ": " + failure.cause().getMessage())
          .isNotEqualTo(EvaluationException.Kind.TYPE);
    }
  }

  @Property(tries = 20_000)
  void whatIsWellTypedCompilesAndRaisesNoTypeError(
      @ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
    checkNoTypeError(text, evaluate(LANGUAGE, text, object));
  }

  @Property(tries = 10_000)
  void theResultHasTheTypeThatWasAskedFor(
      @ForAll("typed") Typed expression, @ForAll("objects") SourceObject object) {
    ExpressionLanguage language = LANGUAGE;
    String text = expression.text();
    // Dates are values inside of an expression only.
    if (expression.type() == ValueType.DT) {
      text = "FormatDateTime(" + text + ", \"yyyy\")";
    }
    String type = expression.type() == ValueType.DT ? "str" : name(expression.type());

    FlowResult result = evaluateOrNothing(language, text, object);

    if (result instanceof FlowResult.Value value) {
      String given = ValueText.typeName(value.value());
      // An absent attribute can make one value of what would be several.
      assertThat(expression.many() ? given.replace("mv", "") : given).as(text).isEqualTo(type);
    }
  }

  /** A signal as an operand of what was wrapped around does not compile. */
  private static FlowResult evaluateOrNothing(
      ExpressionLanguage language, String text, SourceObject object) {
    Compilation compilation = language.compile(language.parse(text), object);
    return compilation.program() == null
        ? new FlowResult.Null()
        : compilation.program().evaluate(object.context());
  }

  private static String name(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Property(tries = 5_000)
  void expressionsWithMistakesCanBeRead(@ForAll("mistaken") String text) {
    assertThat(LANGUAGE.parse(text).tree()).as(text).isNotNull();
  }

  @Example
  void mostExpressionsWithMistakesDoNotCompileAndAllKindsOfFindingsCome() {
    SourceObject object = SourceObject.declaring(ANY.attributes());
    Set<String> codes = new TreeSet<>();
    int[] uncompiled = {0};
    sample(
        ANY.withMistakes(),
        3_000,
        text -> {
          Compilation compilation = LANGUAGE.compile(LANGUAGE.parse(text), object);
          compilation.diagnostics().stream()
              .filter(Diagnostic::isError)
              .forEach(finding -> codes.add(finding.code()));
          uncompiled[0] += compilation.program() == null ? 1 : 0;
        });

    assertThat(uncompiled[0]).isBetween(1_500, 2_900);
    assertThat(codes)
        .contains(
            "AADS-EXPR-0401", // unknown function
            "AADS-EXPR-0402", // unknown attribute
            "AADS-EXPR-0405", // unbound variable
            "AADS-EXPR-0501", // number of arguments
            "AADS-EXPR-0504", // misplaced option
            "AADS-EXPR-0601", // type of an argument
            "AADS-EXPR-0602", // type of an operand
            "AADS-EXPR-0603", // compared types
            "AADS-EXPR-0604"); // misplaced IgnoreThisFlow
  }

  @Example
  void everyFunctionAndOperatorComes() {
    Set<String> functions = new TreeSet<>();
    Set<Operator> operators = new TreeSet<>();
    sample(
        ANY.wellTyped(),
        20_000,
        text -> {
          Expression expression = LANGUAGE.parse(text);
          functions.addAll(expression.functionNames());
          collectOperators(expression.tree(), operators);
        });

    assertThat(functions)
        .containsExactlyInAnyOrderElementsOf(
            LANGUAGE.functions().functions().stream()
                .map(FunctionDeclaration::name)
                .collect(Collectors.toSet()));
    assertThat(operators).containsExactlyInAnyOrder(Operator.values());
  }

  @Example
  void manyExpressionsGiveAValue() {
    SourceObject object =
        SourceObject.declaring(ANY.attributes())
            .with("mail", "joe@contoso.com")
            .with("displayName", "Joe")
            .with("userAccountControl", 512)
            .with("pwdLastSet", 129_699_324_000_000_000L)
            .with("accountEnabled", true)
            .with("proxyAddresses", List.of("SMTP:a@b", "smtp:c@d"));
    int[] values = {0};
    sample(
        ANY.wellTyped(),
        3_000,
        text -> values[0] += evaluate(LANGUAGE, text, object) instanceof FlowResult.Value ? 1 : 0);

    assertThat(values[0]).isGreaterThan(700);
  }

  @Example
  void theDepthIsBounded() {
    for (int depth = 0; depth <= 12; depth++) {
      int bound = depth;
      sample(
          ANY.withDepth(depth).wellTyped(),
          200,
          text -> {
            assertThat(depthOf(LANGUAGE.parse(text).tree()))
                .as(text)
                .isLessThanOrEqualTo(bound + 1);
            assertThat(text).hasSizeLessThan(6_000);
          });
    }
    assertThatThrownBy(() -> ANY.withDepth(13)).hasMessage("13 levels; it must be 0 to 12");
  }

  @Example
  void onlyTheGivenAttributesParametersAndFunctionsAreNamed() {
    ExpressionArbitraries few =
        ANY.withAttributes(
                List.of(
                    DeclaredAttribute.one("a", ValueType.STR),
                    DeclaredAttribute.many("b", ValueType.NUM)))
            .withParameters("P")
            .withFunctions(FunctionDeclaration::isDeterministic)
            .withFunctions(function -> !function.name().contains("Cert"));
    sample(
        few.wellTyped(),
        3_000,
        text -> {
          Expression expression = LANGUAGE.parse(text);
          assertThat(expression.attributeNames()).isSubsetOf("a", "b");
          assertThat(expression.parameterNames()).isSubsetOf("P");
          assertThat(expression.functionNames())
              .doesNotContain("Now", "Guid", "RandomNum", "IsCert", "CertIssuer");
          SourceObject object = SourceObject.declaring(few.attributes()).with("a", "x");
          checkNoTypeError(text, evaluate(LANGUAGE, text, object));
        });
  }

  @Example
  void aLanguageWithOtherOptionsOrFunctionsGetsExpressionsOfItsOwn() {
    FunctionDeclaration reverse =
        FunctionDeclaration.named("Reverse", FunctionCategory.TEXT)
            .form(
                Overload.returning(TypeSet.STR)
                    .each("value", TypeSet.STR)
                    .does((String text) -> new StringBuilder(text).reverse().toString()))
            .documentation("Gives the characters of a text from the last to the first.")
            .source("Tests")
            .example("Reverse(\"a host's own\")", "str", "nwo s'tsoh a")
            .build();
    FunctionLibrary functions = FunctionLibrary.standard().with(reverse);
    Stream.of(
            ExpressionOptions.defaults().withStrict(true),
            ExpressionOptions.defaults().withVbaPrecedence(true))
        .forEach(
            options -> {
              ExpressionLanguage language = ExpressionLanguage.with(functions, options);
              ExpressionArbitraries any = ExpressionArbitraries.of(language);
              SourceObject object = SourceObject.declaring(any.attributes()).with("mail", "x");
              Set<String> called = new TreeSet<>();
              StringBuilder all = new StringBuilder();
              sample(
                  any.wellTyped(),
                  5_000,
                  text -> {
                    checkNoTypeError(text, evaluate(language, text, object));
                    called.addAll(language.parse(text).functionNames());
                    all.append(text);
                  });
              assertThat(called).contains("Reverse");
              assertThat(all).as("a literal of an example").contains("\"a host's own\"");
            });
  }

  @Example
  void inAStrictLanguageAVariableForALackOfValuesIsNoMultiValue() {
    ExpressionLanguage strict =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
    ExpressionArbitraries few =
        ExpressionArbitraries.of(strict)
            .withFunctions(function -> Set.of("With", "Count").contains(function.name()));
    SourceObject object = SourceObject.declaring(few.attributes());

    sample(few.wellTyped(), 20_000, text -> checkNoTypeError(text, evaluate(strict, text, object)));
  }

  @Property(tries = 500)
  void objectsHaveValuesOfTheDeclaredTypes(@ForAll("objects") SourceObject object) {
    for (DeclaredAttribute attribute : ANY.attributes()) {
      for (String text :
          List.of("[" + attribute.name() + "]", "ImportedValue(\"" + attribute.name() + "\")")) {
        if (evaluate(LANGUAGE, text, object) instanceof FlowResult.Value value) {
          assertThat(ValueText.typeName(value.value()))
              .isEqualTo((attribute.multiValued() ? "mv" : "") + name(attribute.type()));
        }
      }
    }
    assertThat(evaluate(LANGUAGE, "%Domain.FQDN%", object)).isInstanceOf(FlowResult.Value.class);
  }

  @Property(tries = 200)
  void objectsAndExpressionsCombine(@ForAll("pairs") FlowResult result) {
    assertThat(result).isNotNull();
  }

  @Provide
  Arbitrary<FlowResult> pairs() {
    return Combinators.combine(ANY.wellTyped(), ANY.objects())
        .as((text, object) -> evaluate(LANGUAGE, text, object));
  }

  private static void sample(Arbitrary<String> arbitrary, int count, Consumer<String> check) {
    arbitrary.generator(1000).stream(new Random(42))
        .limit(count)
        .forEach(shrinkable -> check.accept(shrinkable.value()));
  }

  private static void collectOperators(Syntax part, Set<Operator> operators) {
    if (part instanceof Syntax.Chain chain) {
      chain.operators().forEach(link -> operators.add(link.operator()));
    }
    children(part).forEach(child -> collectOperators(child, operators));
  }

  private static int depthOf(Syntax part) {
    int inner = children(part).mapToInt(ExpressionArbitrariesTest::depthOf).max().orElse(-1);
    return part instanceof Syntax.Bracketed ? inner : inner + 1;
  }

  private static Stream<Syntax> children(Syntax part) {
    if (part instanceof Syntax.Bracketed bracketed) {
      return Stream.of(bracketed.inner());
    }
    if (part instanceof Syntax.Negation negation) {
      return Stream.of(negation.operand());
    }
    if (part instanceof Syntax.Call call) {
      return call.arguments().stream();
    }
    return part instanceof Syntax.Chain chain ? chain.operands().stream() : Stream.empty();
  }
}
