package org.aadsync.expressions.verification.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;
import org.aadsync.expressions.verification.Shape;
import org.aadsync.expressions.verification.laws.Reading.Written;

/** Laws over generated expressions and objects, 50,000 of them for each of what is well-typed. */
class ExpressionLawsTest {
  private static final int CASES = 50_000;
  private static final int CASES_WITH_MISTAKES = 20_000;

  private static final List<String> LOCALES =
      List.of("tr-TR", "ar-EG", "hi-IN", "th-TH-u-nu-thai", "zh-CN", "en-US");
  private static final List<String> ZONES =
      List.of("UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati");

  @Provide
  Arbitrary<Written> expressions() {
    return Reading.expressions();
  }

  @Provide
  Arbitrary<Written> expressionsWithoutChance() {
    return Reading.expressionsWithoutChance();
  }

  @Provide
  Arbitrary<Written> mistakesWithoutChance() {
    return Reading.mistakesWithoutChance();
  }

  @Provide
  Arbitrary<SourceObject> objects() {
    return ExpressionArbitraries.of(ExpressionLanguage.standard()).objects();
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
  void whatIsPrintedIsReadAsTheSameTree(@ForAll("expressions") Written written) {
    Expression expression = written.expression();
    String printed = ExpressionFormatter.standard().format(expression).orElseThrow();
    Expression again = new Written(printed, written.reading()).expression();

    assertThat(Shape.of(again.tree())).isEqualTo(Shape.of(expression.tree()));
    assertThat(ExpressionFormatter.standard().format(again)).contains(printed);
  }

  @Property(tries = CASES, shrinking = ShrinkingMode.BOUNDED)
  void whatTheCheckerAcceptsRaisesNoTypeError(
      @ForAll("expressions") Written written, @ForAll("objects") SourceObject object) {
    Compilation compilation = written.compile(object);

    assertThat(compilation.diagnostics()).as(written::toString).noneMatch(Diagnostic::isError);
    assertThat(Outcome.of(compilation.program(), object.context()).failure())
        .as(written::toString)
        .isNotEqualTo(EvaluationException.Kind.TYPE);
  }

  @Property(tries = CASES, shrinking = ShrinkingMode.BOUNDED)
  void theEvaluatorAgreesWithTheNaiveWalker(
      @ForAll("expressionsWithoutChance") Written written, @ForAll("objects") SourceObject object) {
    checkAgreement(written, object, object);
  }

  @Property(tries = CASES_WITH_MISTAKES, shrinking = ShrinkingMode.BOUNDED)
  void theEvaluatorAgreesWithTheNaiveWalkerAboutMistakesThatNoSchemaTells(
      @ForAll("mistakesWithoutChance") Written written, @ForAll("objects") SourceObject object) {
    Outcome outcome = checkAgreement(written, name -> untyped(object.resolve(name)), object);
    Statistics.collect(outcome == null ? "not compiled" : String.valueOf(outcome.failure()));
    Statistics.coverage(
        seen -> {
          seen.check("null").percentage(share -> share > 10);
          seen.check("TYPE").percentage(share -> share > 2);
        });
  }

  private static BoundAttribute untyped(BoundAttribute typed) {
    return typed == null ? null : new BoundAttribute(typed.slot(), typed.name(), null, false);
  }

  /** Returns what the walker and the evaluator agree on; null if nothing can be evaluated. */
  private static Outcome checkAgreement(
      Written written, AttributeBinding source, SourceObject object) {
    Program program = written.compile(source).program();
    if (program == null) {
      return null;
    }
    Outcome plain = Outcome.of(program, object.context());
    if (plain.isLimit()) {
      return plain;
    }
    assertThat(Outcome.observed(program, object.context())).as(written::toString).isEqualTo(plain);
    assertThat(plain.withoutPlace())
        .as(written::toString)
        .isEqualTo(
            Outcome.walked(
                written.reading().walker(), program.expression().tree(), source, object.context()));
    return plain;
  }

  @Property(tries = CASES)
  void neitherLocaleNorTimeZoneChangesAnything(
      @ForAll("expressions") Written written,
      @ForAll("objects") SourceObject object,
      @ForAll("locales") Locale locale,
      @ForAll("zones") TimeZone zone) {
    List<Object> here = everything(written, object);
    Locale usualLocale = Locale.getDefault();
    TimeZone usualZone = TimeZone.getDefault();
    try {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
      assertThat(everything(written, object)).as(written::toString).isEqualTo(here);
    } finally {
      Locale.setDefault(usualLocale);
      TimeZone.setDefault(usualZone);
    }
  }

  /** Everything that is seen of an expression: findings as text, canonical text, result. */
  private static List<Object> everything(Written written, SourceObject object) {
    Expression expression = written.expression();
    Compilation compilation = written.compile(object);
    List<Object> seen = new ArrayList<>();
    compilation
        .diagnostics()
        .forEach(finding -> seen.add(DiagnosticRenderer.render(written.text(), finding)));
    seen.add(ExpressionFormatter.standard().format(expression));
    try {
      seen.add(Optional.ofNullable(compilation.program().run(object.context())));
    } catch (EvaluationException e) {
      seen.add(DiagnosticRenderer.render(written.text(), e));
    }
    return seen;
  }
}
