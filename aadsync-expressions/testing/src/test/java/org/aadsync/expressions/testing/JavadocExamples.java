package org.aadsync.expressions.testing;

import static org.aadsync.expressions.testing.assertj.ExpressionAssertions.assertThatExpression;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.testing.coverage.CoverageText;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;
import org.aadsync.expressions.testing.junit.ExpressionCoverageExtension;
import org.aadsync.expressions.testing.junit.ExpressionTableTest;
import org.aadsync.expressions.testing.junit.ExpressionTestSetup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of the documentation, word for word; another test compares and runs them. */
final class JavadocExamples {
  private JavadocExamples() {}

  static class Snippets {
    private final ExpressionLanguage language = ExpressionLanguage.standard();
    private final SourceObject user = SourceObject.empty().with("mail", " a@b ");

    @Test
    void sourceObject() {
      SourceObject user =
          SourceObject.empty()
              .with("mail", " a@b ")
              .with("proxyAddresses", List.of("SMTP:a@b", "smtp:c@d"));
      Program program = language.compile(language.parse("Trim([mail])"), user).program();
      program.run(user.context()); // a@b

      assertThat(program.run(user.context())).isEqualTo("a@b");
    }

    @Test
    void assertions() {
      assertThatExpression("Trim([mail])").with("mail", " a ").evaluatesTo("a");
      assertThatExpression("IIF(IsPresent([mail]), [mail], Error(\"no mail\"))")
          .failsWith("no mail");
      assertThatExpression("ImportedValue(\"mail\")")
          .with("mail", "new")
          .withImported("mail", "old")
          .evaluatesTo("old");
      assertThatExpression("trim([mail])").doesNotCompile("AADS-EXPR-0401");
    }

    @Test
    void coverage() {
      Expression mail = language.parse("IIF(IsPresent([mail]), Trim([mail]), NULL)");
      ExpressionCoverage coverage = new ExpressionCoverage();
      coverage.expect("In from AD - User / mail", mail, language.functions());
      Program program = language.compile(mail, user).program();
      program.run(user.context(), coverage.listener(mail, language.functions()));
      System.out.print(CoverageText.of(coverage.report(), 100));

      assertThat(coverage.report().covered()).isEqualTo(1);
    }
  }

  static class MailRulesTest {
    @ExpressionTableTest("mail-rules.tsv")
    void mailRules() {}
  }

  static class StrictRulesTest implements ExpressionTestSetup {
    @Override
    public ExpressionLanguage language() {
      return ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
    }

    @ExpressionTableTest("rules.tsv")
    void rules() {}
  }

  @ExtendWith(ExpressionCoverageExtension.class)
  static class CoveredRulesTest {
    @BeforeAll
    static void expectEveryRule(ExpressionCoverage coverage) {
      ExpressionLanguage language = ExpressionLanguage.standard();
      Expression mail = language.parse("IIF(IsPresent([mail]), Trim([mail]), NULL)");
      coverage.expect("In from AD - User / mail", mail, language.functions());
    }

    @ExpressionTableTest("mail-rules.tsv")
    void mailRules() {}
  }

  static class LanguageLawsTest {
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

    @Property
    void anEvaluationCanBeRepeated(
        @ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
      Program program = LANGUAGE.compile(LANGUAGE.parse(text), object).program();
      String first = program.evaluate(object.context()).toString();
      assertThat(program.evaluate(object.context())).hasToString(first);
    }
  }
}
