package org.aadsync.expressions.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTableTest {
  private final TableRunner runner = new TableRunner(ExpressionLanguage.standard());

  private RowResult run(String row) {
    ExpressionTable table = ExpressionTable.parse(row);
    assertThat(table.problems()).isEmpty();
    return runner.run(table.rows().get(0));
  }

  @Test
  void commentsAndEmptyLinesCountAsLinesOnly() {
    ExpressionTable table = ExpressionTable.parse("# a\n\n1\tnum\t1\r\n\t\n2\tnum\t2");

    assertThat(table.rows()).extracting(TableRow::line).containsExactly(3, 5);
  }

  @Test
  void aRowHasAnExpressionAnOutcomeASourceAndInputs() {
    TableRow row = ExpressionTable.parse("[a] & %P%\tstr\txy\tby hand\ta=x;%P%=y").rows().get(0);

    assertThat(row)
        .isEqualTo(
            new TableRow(
                1,
                "[a] & %P%",
                new TableRow.Expected.Value("xy"),
                "by hand",
                ImmutableList.of(new Input(false, "a", "x"), new Input(true, "P", "y"))));
  }

  @Test
  void escapesAreDecodedAfterSplitting() {
    TableRow row =
        ExpressionTable.parse("\"a\\tb\"\tmvstr\ta\\u007Cb|c\\\\\tx\tn=1\\u003B2").rows().get(0);

    assertThat(row.expression()).isEqualTo("\"a\tb\"");
    assertThat(row.expected())
        .isEqualTo(new TableRow.Expected.Value(ImmutableList.of("a|b", "c\\")));
    assertThat(row.inputs()).containsExactly(new Input(false, "n", "1;2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "1 ~ 3 to 5 columns",
        "1\\tnum\\t1\\tx\\ty=1\\tz ~ 3 to 5 columns",
        "1\\tint\\t1 ~ 'int' is no type",
        "1\\tnum\\tx ~ 'x' is no value of type num",
        "1\\tbool\\ttrue ~ 'true' is no value of type bool",
        "1\\tbin\\t0 ~ '0' is no value of type bin",
        "1\\tdt\\t2001 ~ '2001' is no value of type dt",
        "1\\tref\\tJoe ~ 'Joe' is no value of type ref",
        "1\\tnull\\t1 ~ the value must be empty",
        "1\\terror\\todd ~ 'odd' is no kind of error",
        "1\\tstr\\t\\q ~ a backslash must be followed",
        "1\\tstr\\t\\u12 ~ four hexadecimal digits",
        "1\\tnum\\t1\\tx\\ta ~ expected name=value",
        "1\\tnum\\t1\\tx\\t:num=1 ~ there is no name",
        "1\\tnum\\t1\\tx\\t%P%:num=1 ~ can only be of type str",
        "1\\tnum\\t1\\tx\\tNow()=noon ~ 'noon' is no value of type dt",
        "1\\tnum\\t1\\tx\\tNow():str=noon ~ can only be of type dt",
        "1\\tnum\\t1\\tx\\ta:int=1 ~ 'int' is no type"
      })
  void aLineThatIsNotInTheFormatIsAProblem(String line, String message) {
    ExpressionTable table = ExpressionTable.parse("2\tnum\t2\n" + line.replace("\\t", "\t"));

    assertThat(table.rows()).hasSize(1);
    assertThat(table.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void aRowPassesIfTypeAndValueAreThose() {
    assertThat(run("1+1\tnum\t2"))
        .satisfies(
            result -> {
              assertThat(result.passed()).isTrue();
              assertThat(result.expected()).isEqualTo("num 2");
              assertThat(result.actual()).isEqualTo("num 2");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1+1\tstr\t2",
        "1+1\tnum\t3",
        "1+1\tnull\t",
        "1+1\terror\tany",
        "NULL\tstr\t",
        "IgnoreThisFlow\tauthnull\t",
        "Error(\"a\")\terror\tcustom:b",
        "Error(\"a\")\terror\targument",
        "Trim(\terror\ttype",
        "[a]\tmvstr\tx\t\ta=x",
        "[a]\tmvstr\tx|y\t\ta:mvstr=y|x"
      })
  void aRowFailsIfSomethingElseCame(String row) {
    assertThat(run(row).passed()).isFalse();
  }

  @Test
  void aFailingRowSaysWhatCame() {
    assertThat(run("Item([a],2)\tstr\tx\t\ta=x").actual())
        .isEqualTo("error argument: Item: index 2 is out of range: it goes from 1 to 1");
    assertThat(run("Foo(1)\tstr\tx").actual())
        .isEqualTo("error parse: AADS-EXPR-0401 there is no function 'Foo'");
    assertThat(run("Error(\"no\")\tstr\tx").actual()).isEqualTo("error custom:no");
    assertThat(run("AuthoritativeNull\tstr\tx").actual()).isEqualTo("authnull");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error(\"a\")\terror\tcustom:a",
        "1/0\terror\targument",
        "Left(1)\terror\targument",
        "1+\"a\"\terror\ttype",
        "9223372036854775807+1\terror\toverflow",
        "99999999999999999999\terror\targument",
        "Foo(1)\terror\tparse",
        "(\terror\tparse",
        "(\terror\tany",
        "1/0\terror\tany"
      })
  void aFailureWhenCompilingOrEvaluatingIsOfAKind(String row) {
    assertThat(run(row)).matches(RowResult::passed, "passes");
  }

  @Test
  void inputsMayBeOfEveryType() throws TableSyntaxException {
    assertThat(Input.parse("a=x=y").value()).isEqualTo("x=y");
    assertThat(Input.parse("a:num=-5").value()).isEqualTo(-5L);
    assertThat(Input.parse("a:bool=True").value()).isEqualTo(true);
    assertThat(Input.parse("a:bin=0aFF").value()).isEqualTo(ByteString.fromHex("0AFF"));
    assertThat(Input.parse("a:dt=2001-02-03T04:05:06Z").value())
        .isEqualTo(Instant.parse("2001-02-03T04:05:06Z"));
    assertThat(Input.parse("a:ref=CN=x").value()).isEqualTo(DistinguishedName.parse("CN=x"));
    assertThat(Input.parse("a:mvnum=1|2").value()).isEqualTo(ImmutableList.of(1L, 2L));
    assertThat(Input.parse("a:mvstr=").value()).isEqualTo(ImmutableList.of(""));
    assertThat(Input.parse("%Domain.FQDN%=a.b")).isEqualTo(new Input(true, "Domain.FQDN", "a.b"));
  }

  @Test
  void anInputSetsTheClockOfItsRow() {
    assertThat(run("Now()\tdt\t2024-02-29T12:00:00Z\tx\tNow()=2024-02-29T12:00:00Z"))
        .matches(RowResult::passed, "passes");
    assertThat(run("Now()\tdt\t2024-02-29T12:00:00Z\tx\tNow()=2024-02-29T12:00:01Z").actual())
        .isEqualTo("dt 2024-02-29T12:00:01Z");
  }

  @Test
  void withoutOneTheClockIsThatOfTheRunner() {
    Instant noon = Instant.parse("2024-02-29T12:00:00Z");
    TableRunner atNoon = new TableRunner(ExpressionLanguage.standard(), InstantSource.fixed(noon));
    TableRow row = ExpressionTable.parse("Now()\tdt\t2024-02-29T12:00:00Z").rows().get(0);

    assertThat(atNoon.run(row)).matches(RowResult::passed, "passes");
  }

  @Test
  void valuesAreWrittenAsTheyAreRead() {
    assertThat(ValueText.typeName(ImmutableList.of(1L))).isEqualTo("mvnum");
    assertThat(ValueText.format(ImmutableList.of(true, false))).containsExactly("True", "False");
    assertThat(ValueText.format(Instant.parse("2001-02-03T04:05:06.789Z")))
        .containsExactly("2001-02-03T04:05:06.7890000Z");
    assertThat(ValueText.format(ByteString.fromHex("0aff"))).containsExactly("0AFF");
    assertThat(ValueText.typeName(DistinguishedName.parse("CN=x"))).isEqualTo("ref");
  }

  @Test
  void aReportShowsTheLineTheInputsAndBothOutcomes() {
    assertThat(run("# a\nLen([sn])\tnum\t6\tmy own\tsn=a\\tb;%P%=x").report("names.tsv"))
        .isEqualTo(
            """
            names.tsv:2: Len([sn])
              inputs   sn=a\\tb
                       %P%=x
              expected num 6
              actual   num 3
            """);
  }

  @Test
  void aReportMarksThePlaceOfAFailure() {
    assertThat(run("\"x\" & Item([a],2)\tstr\tx y\t\ta=1").report("t"))
        .isEqualTo(
            """
            t:1: "x" & Item([a],2)
              inputs   a=1
              expected str "x y"
              actual   error argument: Item: index 2 is out of range: it goes from 1 to 1
                         1 | "x" & Item([a],2)
                           |       ^~~~~~~~~~~
            """);
  }

  @Test
  void aReportMarksWhatDoesNotCompileAndTellsHowToMendIt() {
    assertThat(run("trim(1)\tstr\tx").report("t"))
        .isEqualTo(
            """
            t:1: trim(1)
              expected str "x"
              actual   error parse: AADS-EXPR-0401 there is no function 'trim'
                         1 | trim(1)
                           | ^~~~
                         hint: write Trim; upper and lower case differ in names
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a|b ~ mvstr ~ a\\u007Cb",
        "a ~ str ~ a\\u0020",
        "a ~ str ~ a\\u200B",
        "a\\tb ~ str ~ a\\\\tb"
      })
  void valuesThatDifferLookDifferent(String actual, String type, String expected) {
    boolean many = type.startsWith("mv");
    RowResult result =
        run("[a]\t" + type + "\t" + expected + "\t\ta" + (many ? ":mvstr" : "") + "=" + actual);

    assertThat(result.passed()).isFalse();
    assertThat(result.expected()).isNotEqualTo(result.actual());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=x=y",
        "a=\\\\ \\t \\n \\r \\u003B \\u007C \\u200B \\uD83D",
        "a:num=-5",
        "a:mvstr=x|y z",
        "a:bin=0AFF",
        "a:dt=2001-02-03T04:05:06.7890000Z",
        "a:mvref=CN=x|CN=y",
        "%Domain.FQDN%=a.b"
      })
  void anInputIsWrittenAsItIsRead(String text) throws TableSyntaxException {
    assertThat(Input.parse(text).toText()).isEqualTo(text);
  }

  @Test
  void anAttributeInAnotherCaseIsFoundAndTheFindingSaysSo() throws TableSyntaxException {
    GivenInputs inputs = GivenInputs.of(ImmutableList.of(Input.parse("mail=x")));

    assertThat(inputs.resolve("MAIL")).satisfies(a -> assertThat(a.name()).isEqualTo("mail"));
    assertThat(inputs.resolve("sn")).satisfies(a -> assertThat(a.name()).isEqualTo("sn"));
  }

  @Test
  void aFileIsReadAsUtf8(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.tsv"), "\uFEFF\"é\"\tstr\té\n");
    Path broken = Files.write(folder.resolve("b.tsv"), new byte[] {(byte) 0xFF});

    assertThat(ExpressionTable.read(file).rows()).hasSize(1);
    assertThatThrownBy(() -> ExpressionTable.read(broken)).isInstanceOf(IOException.class);
  }
}
