package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.Test;

/** References of a class of the host are read by their distinguished names. */
class HostReferencesTest {
  private static TestSource withManager(String dn) {
    Reference link = () -> dn;
    return new TestSource().with("manager", link);
  }

  @Test
  void aComponentOfItIsThatOfItsName() {
    TestSource source = withManager("CN=Joe,OU=Atlanta,DC=x");

    assertThat(source.run("DNComponent([manager],2)")).isEqualTo("Atlanta");
    assertThat(source.run("DNComponentRev([manager],1,DC)")).isEqualTo("Atlanta");
  }

  @Test
  void itsTextIsItsName() {
    assertThat(withManager("CN=Joe").run("CStr([manager])")).isEqualTo("CN=Joe");
  }

  @Test
  void twoToOneObjectAreDuplicates() {
    List<Reference> links = List.of(() -> "CN=Joe,DC=x", () -> "CN=Ann", () -> "cn=joe, dc=X");
    TestSource source = new TestSource().with("member", links);

    assertThat(source.run("Count(RemoveDuplicates([member]))")).isEqualTo(2L);
    assertThat(source.run("Item(RemoveDuplicates([member]),1)")).isSameAs(links.get(0));
  }

  @Test
  void twoWhoseTextIsNoNameAreDuplicatesIfItIsTheSame() {
    List<Reference> links = List.of(() -> "Joe", () -> "joe", () -> "Joe");
    TestSource source = new TestSource().with("member", links);

    assertThat(source.run("Count(RemoveDuplicates([member]))")).isEqualTo(2L);
  }

  @Test
  void whatIsNoNameFailsWhereItIsTakenApart() {
    TestSource source = withManager("Joe");
    Program program =
        TestSource.compile(ExpressionLanguage.standard(), "DNComponent([manager],1)", source);

    assertThat(((FlowResult.Failure) program.evaluate(source.context())).cause())
        .hasMessageContaining("'Joe' is not a distinguished name")
        .extracting(EvaluationException::kind)
        .isEqualTo(EvaluationException.Kind.ARGUMENT);
  }
}
