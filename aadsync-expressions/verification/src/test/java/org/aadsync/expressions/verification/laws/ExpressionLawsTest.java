package org.aadsync.expressions.verification.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;
import org.aadsync.expressions.verification.Shape;

/** Laws over generated expressions and objects, 50,000 of them each. */
class ExpressionLawsTest {
  private static final int CASES = 50_000;

  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final ExpressionArbitraries ANY = ExpressionArbitraries.of(LANGUAGE);

  /** Their results differ from call to call, and the two evaluators call in different order. */
  private static final Set<String> OF_CHANCE = Set.of("GUID", "Guid", "RandomNum");

  private static final ExpressionArbitraries WITHOUT_CHANCE =
      ANY.withFunctions(function -> !OF_CHANCE.contains(function.name()));

  private static final NaiveWalker WALKER = new NaiveWalker(LANGUAGE);

  private static final List<String> LOCALES =
      List.of("tr-TR", "ar-EG", "hi-IN", "th-TH-u-nu-thai", "zh-CN", "en-US");
  private static final List<String> ZONES =
      List.of("UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati");

  /** What an evaluation comes to: a value, or a kind of failure. */
  private record Outcome(Object value, EvaluationException.Kind failure) {}

  @Provide
  Arbitrary<String> expressions() {
    return ANY.wellTyped();
  }

  @Provide
  Arbitrary<String> expressionsWithoutChance() {
    return WITHOUT_CHANCE.wellTyped();
  }

  @Provide
  Arbitrary<SourceObject> objects() {
    return ANY.objects();
  }

  @Provide
  Arbitrary<Locale> locales() {
    return Arbitraries.of(LOCALES).map(Locale::forLanguageTag);
  }

  @Provide
  Arbitrary<TimeZone> zones() {
    return Arbitraries.of(ZONES).map(TimeZone::getTimeZone);
  }

  @Property(tries = CASES)
  void whatIsPrintedIsReadAsTheSameTree(@ForAll("expressions") String text) {
    Expression expression = LANGUAGE.parse(text);
    String printed = ExpressionFormatter.standard().format(expression).orElseThrow();
    Expression again = LANGUAGE.parse(printed);

    assertThat(Shape.of(again.tree())).isEqualTo(Shape.of(expression.tree()));
    assertThat(ExpressionFormatter.standard().format(again)).contains(printed);
  }

  @Property(tries = CASES)
  void whatTheCheckerAcceptsRaisesNoTypeError(
      @ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
    Compilation compilation = LANGUAGE.compile(LANGUAGE.parse(text), object);

    assertThat(compilation.diagnostics()).as(text).noneMatch(Diagnostic::isError);
    assertThat(outcome(compilation, object).failure())
        .as(text)
        .isNotEqualTo(EvaluationException.Kind.TYPE);
  }

  @Property(tries = CASES, shrinking = ShrinkingMode.BOUNDED)
  void theEvaluatorAgreesWithTheNaiveWalker(
      @ForAll("expressionsWithoutChance") String text, @ForAll("objects") SourceObject object) {
    Expression expression = LANGUAGE.parse(text);
    Outcome evaluated = outcome(LANGUAGE.compile(expression, object), object);
    if (evaluated.failure() != EvaluationException.Kind.LIMIT) {
      assertThat(evaluated).as(text).isEqualTo(walked(expression, object));
    }
  }

  @Property(tries = CASES)
  void neitherLocaleNorTimeZoneChangesAnything(
      @ForAll("expressions") String text,
      @ForAll("objects") SourceObject object,
      @ForAll("locales") Locale locale,
      @ForAll("zones") TimeZone zone) {
    List<Object> here = everything(text, object);
    Locale usualLocale = Locale.getDefault();
    TimeZone usualZone = TimeZone.getDefault();
    try {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
      assertThat(everything(text, object)).as(text).isEqualTo(here);
    } finally {
      Locale.setDefault(usualLocale);
      TimeZone.setDefault(usualZone);
    }
  }

  /** Everything that is seen of an expression: findings as text, canonical text, result. */
  private static List<Object> everything(String text, SourceObject object) {
    Expression expression = LANGUAGE.parse(text);
    Compilation compilation = LANGUAGE.compile(expression, object);
    List<Object> seen = new ArrayList<>();
    compilation
        .diagnostics()
        .forEach(finding -> seen.add(DiagnosticRenderer.render(text, finding)));
    seen.add(ExpressionFormatter.standard().format(expression));
    try {
      seen.add(new Outcome(compilation.program().run(object.context()), null));
    } catch (EvaluationException e) {
      seen.add(DiagnosticRenderer.render(text, e));
    }
    return seen;
  }

  private static Outcome outcome(Compilation compilation, SourceObject object) {
    try {
      return new Outcome(compilation.program().run(object.context()), null);
    } catch (EvaluationException e) {
      return new Outcome(null, e.kind());
    }
  }

  private static Outcome walked(Expression expression, SourceObject object) {
    try {
      return new Outcome(WALKER.evaluate(expression.tree(), object), null);
    } catch (Halt e) {
      return new Outcome(null, e.kind());
    }
  }
}
