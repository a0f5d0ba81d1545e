package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.bytes;
import static org.aadsync.expressions.TestSource.dn;
import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that has run often gets code of its own; what it computes stays the same. */
class ManyRunsTest {
  private static final int OFTEN = 20_001;

  /** Objects that take programs through all their branches, ordinary ones and others. */
  private static final ImmutableMap<String, TestSource> SOURCES =
      ImmutableMap.<String, TestSource>builder()
          .put("ordinary", new TestSource().with("mail", "a@x").with("sn", "Curie"))
          .put("empty", new TestSource())
          .put("empty texts", new TestSource().with("mail", "").with("sn", ""))
          .put("numbers", new TestSource().with("anything", 0L).with("something", -7L))
          .put("Booleans", new TestSource().with("anything", true).with("something", false))
          .put("two texts", new TestSource().with("anything", " a@b ").with("something", "b"))
          .put("bytes", new TestSource().with("anything", bytes("00ff")).with("something", "c"))
          .put(
              "lists",
              new TestSource()
                  .with("anything", texts(" a@b", "c "))
                  .with("something", texts("x", "y"))
                  .with("proxyAddresses", texts("SMTP:a@x", "smtp:b@x")))
          .put(
              "lists of other lengths",
              new TestSource()
                  .with("anything", texts("a", "b", "c"))
                  .with("something", texts("x", "y")))
          .put(
              "Booleans in a list",
              new TestSource()
                  .with("anything", ImmutableList.of(true, false))
                  .with("something", ImmutableList.of(false, true)))
          .put("references", new TestSource().with("anything", dn("CN=a,DC=x")))
          .put("large text", new TestSource().with("anything", "x".repeat(5_000)))
          .buildOrThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[anything]",
        "%Domain.FQDN%",
        "\"constant\"",
        "Trim([anything])",
        "IsPresent([anything])",
        "Len([anything])",
        "Left([anything], 2)",
        "InStr([anything], [something])",
        "InStr([something], [anything])",
        "Word([anything], 1, \"@\")",
        "Mid([anything], [something], 2)",
        "Contains([proxyAddresses], \"smtp:\")",
        "Item([proxyAddresses], 2)",
        "RemoveDuplicates(Trim([anything]))",
        "[anything] & [something]",
        "[anything] & \"@\" & [something]",
        "[anything] & \"@\" & %Domain.FQDN% & [something]",
        "Left([mail], InStr([mail], \"@\") - 1) & \"@\" & %Domain.FQDN%",
        "[anything] + [something]",
        "-[anything]",
        "[anything] = [something]",
        "[anything] <> \"a\"",
        "[anything] < [something]",
        "[anything] = [something] = False",
        "IIF([anything], [something], \"no\")",
        "IIF(IsPresent([anything]), [anything], [something])",
        "IIF([anything] = [something], Error(\"same\"), IgnoreThisFlow)",
        "[anything] && [something]",
        "[anything] || [something]",
        "[anything] && [something] || True",
        "IsPresent([mail]) || IsPresent([sn]) || [anything] || [something] || [mail] = \"a\"",
        "IsPresent([mail]) && IsPresent([sn]) && [mail] <> \"\" && [sn] <> \"\" && [something]",
        "Switch([anything], 1, [something], 2)",
        "Select($v, [proxyAddresses], Left($v, 4))",
        "IIF(CBool([anything]), CStr([something]), NULL)"
      })
  void manyRunsDoNotChangeWhatAProgramGives(String expression) {
    Program program =
        TestSource.compile(ExpressionLanguage.standard(), expression, new TestSource());
    Map<String, String> before = outcomes(program);

    runOften(program);

    assertThat(outcomes(program)).isEqualTo(before);
  }

  @Test
  void manyRunsInManyThreadsDoNotChangeWhatAProgramGives() {
    Program program =
        TestSource.compile(
            ExpressionLanguage.standard(),
            "IIF(IsPresent([mail]), Trim([mail]) & \"!\", NULL)",
            new TestSource());
    TestSource source = new TestSource().with("mail", " a ");

    List<String> outcomes =
        IntStream.range(0, 2 * OFTEN)
            .parallel()
            .mapToObj(i -> outcome(program, source))
            .distinct()
            .toList();

    assertThat(outcomes).containsExactly("Value[value=a!]");
  }

  @Test
  void aDeepProgramThatHasRunOftenNeedsNoMoreStackThanATinyThreadHas() throws Exception {
    String deep = "Trim(".repeat(40) + "[mail]" + ")".repeat(40);
    Program program = TestSource.compile(ExpressionLanguage.standard(), deep, new TestSource());
    TestSource source = new TestSource().with("mail", " a ");
    runOften(program);
    String[] outcome = new String[1];
    Thread thread =
        new Thread(null, () -> outcome[0] = outcome(program, source), "tiny stack", 180 * 1024);

    thread.start();
    thread.join();

    assertThat(outcome[0]).isEqualTo("Value[value=a]");
  }

  private static void runOften(Program program) {
    EvaluationContext context =
        new TestSource().with("mail", "a@x").with("sn", "Curie").with("anything", "b").context();
    for (int i = 0; i < OFTEN; i++) {
      program.evaluate(context);
    }
  }

  private static Map<String, String> outcomes(Program program) {
    return ImmutableMap.copyOf(Maps.transformValues(SOURCES, source -> outcome(program, source)));
  }

  private static String outcome(Program program, TestSource source) {
    FlowResult result = program.evaluate(source.context());
    if (result instanceof FlowResult.Failure failure) {
      EvaluationException cause = failure.cause();
      return cause.kind() + " " + cause.getMessage() + " at " + cause.span();
    }
    return result.toString();
  }
}
