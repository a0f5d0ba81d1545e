package org.aadsync.expressions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.ValueType;
import org.junit.jupiter.api.Test;

class SourceObjectTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final SourceObject DECLARED =
      SourceObject.declaring(
          List.of(
              DeclaredAttribute.one("mail", ValueType.STR),
              DeclaredAttribute.many("proxyAddresses", ValueType.STR)));

  private static Object run(String text, SourceObject object) {
    return Objects.requireNonNull(compile(text, object).program()).run(object.context());
  }

  private static Compilation compile(String text, SourceObject object) {
    return LANGUAGE.compile(LANGUAGE.parse(text), object);
  }

  private static List<String> codes(String text, SourceObject object) {
    return compile(text, object).diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void anAttributeWithoutAValueIsAbsent() {
    assertThat(run("[mail]", SourceObject.empty())).isNull();
    assertThat(run("ValueCount(\"mail\")", SourceObject.empty())).isEqualTo(0L);
  }

  @Test
  void valuesAreReadUnderTheirNameAndCounted() {
    SourceObject object =
        SourceObject.empty().with("mail", "a").with("other", List.of(1, 2)).with("n", 3);

    assertThat(run("[mail] & [n]", object)).isEqualTo("a3");
    assertThat(run("[other]", object)).isEqualTo(List.of(1L, 2L));
    assertThat(run("ValueCount(\"other\") & ValueCount(\"mail\")", object)).isEqualTo("21");
  }

  @Test
  void aNameInAnotherCaseIsFoundAndTheCheckerSaysSo() {
    SourceObject object = SourceObject.empty().with("mail", "a");

    assertThat(run("[MAIL]", object)).isEqualTo("a");
    assertThat(codes("[MAIL]", object)).containsExactly("AADS-EXPR-0403");
  }

  @Test
  void theConfirmedValueIsTheOtherOneOnlyWhereThatIsSaid() {
    SourceObject object =
        SourceObject.empty()
            .with("a", "same")
            .with("b", "new")
            .withImported("b", "old")
            .with("c", "added")
            .withNothingImported("c")
            .withImported("d", "removed");

    assertThat(run("ImportedValue(\"a\") & [a]", object)).isEqualTo("samesame");
    assertThat(run("ImportedValue(\"b\") & [b]", object)).isEqualTo("oldnew");
    assertThat(run("ImportedValue(\"c\")", object)).isNull();
    assertThat(run("ImportedValue(\"d\") & [d]", object)).isEqualTo("removed");
  }

  @Test
  void withDeclaredAttributesThereAreNoOthersAndTypesAreKnown() {
    assertThat(codes("[sn]", DECLARED)).containsExactly("AADS-EXPR-0402");
    assertThat(codes("[mail] + 1", DECLARED)).containsExactly("AADS-EXPR-0602");
    assertThat(run("[mail]", DECLARED.with("mail", "a"))).isEqualTo("a");
    assertThatThrownBy(() -> DECLARED.with("sn", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no attribute 'sn' is declared; there are [mail, proxyAddresses]");
    assertThatThrownBy(() -> DECLARED.withNothingImported("sn"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeAndChanceAreTheSameInEveryRun() {
    SourceObject object = SourceObject.empty();

    assertThat(run("Now()", object)).isEqualTo(Instant.parse("2024-02-29T12:34:56.789Z"));
    assertThat(run("Now()", object.at(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
    assertThat(run("Guid()", object)).isEqualTo(run("Guid()", object));
    assertThat(run("Guid()", object.withSeed(1))).isNotEqualTo(run("Guid()", object));
  }

  @Test
  void anObjectDoesNotChange() {
    SourceObject object = SourceObject.empty().with("a", 1);
    SourceObject other = object.with("a", 2).withParameter("P", "x");

    assertThat(run("[a]", object)).isEqualTo(1L);
    assertThat(run("[a] & %P%", other)).isEqualTo("2x");
  }

  @Test
  void whatWasGivenIsShown() {
    SourceObject object =
        SourceObject.empty()
            .with("mail", " a\t")
            .with("g", ByteString.fromHex("0A"))
            .withImported("mail", List.of("x", "y"))
            .withNothingImported("g")
            .withParameter("P", "q");

    assertThat(object.describe())
        .isEqualTo(
            """
            [mail] = str " a\\t"
            [g] = bin 0A
            ImportedValue("mail") = mvstr "x"|"y"
            ImportedValue("g") = NULL
            %P% = str "q\"""");
    assertThat(object.with("mail", "a"))
        .hasToString("{" + object.with("mail", "a").describe().replace("\n", "; ") + "}");
    assertThat(SourceObject.empty()).hasToString("{}");
  }

  @Test
  void attributesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> DeclaredAttribute.one("", ValueType.STR))
        .hasMessage("the name of an attribute is empty");
    assertThatThrownBy(() -> DeclaredAttribute.one("a]", ValueType.STR))
        .hasMessage("no expression can name the attribute 'a]'");
    assertThatThrownBy(() -> DeclaredAttribute.many("a", ValueType.DT))
        .hasMessageStartingWith("no attribute holds dates");
  }

  @Test
  @SuppressWarnings("NullAway") // what is refused is null where it may not be
  void whatIsNoValueIsRefused() {
    SourceObject object = SourceObject.empty();

    assertThatThrownBy(() -> object.with("mail", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("null is no value: an attribute that is not given is absent");
    assertThatThrownBy(() -> object.with("mail", Arrays.asList("a", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("null is no value: an attribute that is not given is absent");
    assertThatThrownBy(() -> object.with("mail", List.of()))
        .hasMessageStartingWith("a multi-value has at least one value");
    assertThatThrownBy(() -> object.with("mail", 1.5)).hasMessageStartingWith("1.5 is a java.lang");
  }
}
