package org.aadsync.expressions.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When programs get code of their own, and what happens until then and if they get none. */
@Timeout(60)
class HotProgramTest {
  /** The shape is told of runs in batches. */
  private static final int OFTEN = Shape.HOT + NodeProgram.MANY_RUNS;

  private static final SourceSpan SPAN = new SourceSpan(0, 1, 1, 1);
  private static final ImmutableMap<String, Integer> SLOTS =
      ImmutableMap.of("mail", 0, "sn", 1, "flags", 2);
  private static final EvaluationContext CURIE = new Attributes("a@x", "Curie", 512L);

  private final ExpressionLanguage language = ExpressionLanguage.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trim([mail])",
        "Left([mail], 2)",
        "Mid([mail], 2, 2)",
        "[mail] & \"!\"",
        "[mail] & \"!\" & [sn]",
        "[flags] + 1",
        "[mail] & \"!\" & [sn] & [flags]",
        "[flags] + 1 - [flags] & [sn] & [mail]",
        "[mail] = [sn]",
        "IIF(IsPresent([mail]), [mail], [sn])",
        "IsPresent([mail]) && IsPresent([sn]) && [flags] > 2",
        "IsNullOrEmpty([mail]) || [sn] = \"x\"",
        "Switch([mail] = \"b\", 1, IsPresent([sn]), 2)",
        "IIF([mail] = \"b\" || BitAnd([flags], 2) = 0, Trim([sn]) & \"@\" & %Domain%, NULL)",
      })
  void aProgramThatHasRunOftenHasCodeOfItsOwnThatGivesTheSame(String expression) {
    NodeProgram program = compile(expression);
    Object before = program.run(CURIE);

    run(program, OFTEN);

    assertThat(program.isHot()).isTrue();
    assertThat(program.run(CURIE)).isEqualTo(before);
  }

  @Test
  void aProgramThatHasRunSeldomHasNone() {
    NodeProgram program = compile("Trim([mail])");

    run(program, Shape.HOT - 1);

    assertThat(program.isHot()).isFalse();
  }

  @Test
  void programsThatDifferInAttributesOnlyShareTheirCode() {
    NodeProgram first = compile("Trim([mail])");
    run(first, OFTEN);
    NodeProgram second = compile("Trim([sn])");

    run(second, NodeProgram.MANY_RUNS);

    assertThat(second.isHot()).isTrue();
    assertThat(second.run(CURIE)).isEqualTo("Curie");
    assertThat(first.run(CURIE)).isEqualTo("a@x");
  }

  @Test
  void programsThatDifferInAConstantDoNot() {
    run(compile("Left([mail], 2)"), OFTEN);
    NodeProgram other = compile("Left([mail], 3)");

    run(other, NodeProgram.MANY_RUNS);

    assertThat(other.isHot()).isFalse();
    assertThat(other.run(CURIE)).isEqualTo("a@x");
  }

  @Test
  void codeThatMostlyLeavesValuesToTheNodesIsGivenUp() {
    NodeProgram program = compile("[mail] + 1");
    run(program, new Attributes(1L, "", 0L), OFTEN);
    EvaluationContext failing = new Attributes("text", "", 0L);
    for (int i = 0; i < 2_000; i++) {
      assertThat(program.evaluate(failing)).hasToString(program.evaluate(failing).toString());
    }

    assertThat(program.isHot()).isFalse();
    assertThat(program.run(new Attributes(1L, "", 0L))).isEqualTo(2L);
  }

  @Test
  void aTreeThatIsTooLargeForAMethodGetsNoCode() {
    List<Node> operands = Collections.nCopies(20_000, attribute(0));
    Syntax.Link[] links = new Syntax.Link[operands.size() - 1];
    Arrays.fill(links, new Syntax.Link(SPAN, Operator.AND));

    assertThat(HotProgram.of(new LogicalNode(SPAN, operands.toArray(new Node[0]), links))).isNull();
  }

  @Test
  void withoutCodeEvaluationGoesOnAndDoesNotAskAgain() {
    List<Node> asked = new ArrayList<>();
    NodeProgram program =
        joining(
            root -> {
              asked.add(root);
              return null;
            });

    assertThat(run(program, 10 * OFTEN)).isEqualTo("a@xCurie");

    assertThat(asked).hasSize(1);
    assertThat(program.isHot()).isFalse();
  }

  @Test
  void evaluationGoesOnInOtherThreadsWhileOneMakesTheCode() throws Exception {
    CountDownLatch isMaking = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    NodeProgram program =
        joining(
            root -> {
              isMaking.countDown();
              await(mayEnd);
              return HotProgram.of(root);
            });
    CompletableFuture<@Nullable Object> maker =
        CompletableFuture.supplyAsync(() -> run(program, OFTEN));
    await(isMaking);

    assertThat(run(program, OFTEN)).isEqualTo("a@xCurie");
    assertThat(program.isHot()).isFalse();

    mayEnd.countDown();
    assertThat(maker.get(30, TimeUnit.SECONDS)).isEqualTo("a@xCurie");
    assertThat(run(program, OFTEN)).isEqualTo("a@xCurie");
    assertThat(program.isHot()).isTrue();
  }

  private NodeProgram compile(String expression) {
    AttributeBinding binding =
        name -> new AttributeBinding.BoundAttribute(SLOTS.getOrDefault(name, 0), name, null, false);
    return (NodeProgram) language.compile(language.parse(expression), binding).program();
  }

  /** Returns a program that joins the first two attributes, the code of which the maker makes. */
  private NodeProgram joining(Function<Node, @Nullable HotProgram> maker) {
    Node[] operands = {attribute(0), attribute(1)};
    Node root = JoinNode.of(SPAN, operands, new JoinSegment(SPAN, 2, 1_000), 1_000);
    return new NodeProgram(
        language.parse("[mail] & [sn]"),
        root,
        () -> root,
        () -> root,
        new Needs(),
        new Shapes(maker),
        1_000);
  }

  private static Node attribute(int slot) {
    return Leaf.attribute(SPAN, Leaf.Kind.ATTRIBUTE, slot);
  }

  private static @Nullable Object run(Program program, int times) {
    return run(program, CURIE, times);
  }

  private static @Nullable Object run(Program program, EvaluationContext context, int times) {
    Object value = null;
    for (int i = 0; i < times; i++) {
      value = program.run(context);
    }
    return value;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Attributes(Object mail, Object sn, Object flags) implements EvaluationContext {
    @Override
    public @Nullable Object attribute(int slot) {
      return slot == 0 ? mail : slot == 1 ? sn : flags;
    }

    @Override
    public @Nullable Object importedAttribute(int slot) {
      return attribute(slot);
    }

    @Override
    public int valueCount(int slot) {
      return 1;
    }

    @Override
    public String parameter(String name) {
      return "brew.example";
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public RandomGenerator random() {
      return new Random(1);
    }
  }
}
