package org.aadsync.expressions.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.testing.SourceObject;

class ExpressionArbitrariesTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final ExpressionArbitraries ANY = ExpressionArbitraries.of(LANGUAGE);

  @Provide
  Arbitrary<String> expressions() {
    return ANY.wellTyped();
  }

  @Provide
  Arbitrary<SourceObject> objects() {
    return ANY.objects();
  }

  @Property(tries = 20_000)
  void whatIsWellTypedCompilesAndRaisesNoTypeError(
      @ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
    Compilation compilation = LANGUAGE.compile(LANGUAGE.parse(text), object);

    assertThat(compilation.diagnostics()).as(text).noneMatch(Diagnostic::isError);
    FlowResult result = compilation.program().evaluate(object.context());
    if (result instanceof FlowResult.Failure failure) {
      assertThat(failure.cause().kind())
          .as(text + ": " + failure.cause().getMessage())
          .isNotEqualTo(EvaluationException.Kind.TYPE);
    }
  }
}
