package org.aadsync.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.table.TableSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync eval}: the value of one expression. */
@Command(
    name = "eval",
    sortOptions = false,
    customSynopsis = {
      "aadsync eval EXPRESSION|-|--file F [--attr name[:type]=value]...",
      "                    [--param name=value]... [--explain] [--json]"
    },
    description = {
      "Evaluate an expression and print its type and its value; the values of a multi-value one a"
          + " line."
    },
    footerHeading = "%nTypes:%n",
    footer = {
      "  str num bool bin dt ref mvstr mvnum mvbin mvref; str where none is named.",
      "  Values of a multi-value are separated by |. In values \\\\, \\t, \\n, \\r and",
      "  \\uXXXX stand for a backslash, a tab, line ends and a UTF-16 code unit.",
      "  Attributes that are not given are absent."
    })
final class EvalCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;
  @Mixin private ExpressionInput input;

  @Option(
      names = "--attr",
      paramLabel = "name[:type]=value",
      description = "An attribute of the source object.")
  private List<String> attributes = new ArrayList<>();

  @Option(names = "--param", paramLabel = "name=value", description = "A parameter.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--explain",
      description = "Show the value of every part, and the branches that were not taken.")
  private boolean explain;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  EvalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    GivenInputs inputs = GivenInputs.of(inputs());
    String text = input.text(console);
    ExpressionLanguage language = ExpressionLanguage.standard();
    Compilation compilation = language.compile(language.parse(text), inputs);
    EvaluationContext context =
        inputs.context(InstantSource.system(), RandomGenerator.getDefault());
    Evaluation evaluation = Evaluation.of(text, compilation, context, explain);
    if (json) {
      EvaluationJson.print(console.out(), evaluation);
    } else {
      new EvaluationPrinter(console).print(evaluation);
    }
    FlowResult result = evaluation.result();
    if (result == null) {
      return ExitCode.BAD_INPUT;
    }
    return result instanceof FlowResult.Failure ? ExitCode.FAILED : ExitCode.OK;
  }

  private List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (String attribute : attributes) {
      Input input = input("--attr", attribute);
      if (input.isParameter()) {
        throw usage("--attr takes an attribute; for " + input.name() + " use --param");
      }
      inputs.add(input);
    }
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals <= 0) {
        throw usage("--param takes name=value, not '" + parameter + "'");
      }
      String name = parameter.substring(0, equals);
      boolean signs = name.length() > 2 && name.startsWith("%") && name.endsWith("%");
      inputs.add(input("--param", (signs ? name : "%" + name + "%") + parameter.substring(equals)));
    }
    return inputs;
  }

  private static Input input(String option, String text) {
    try {
      return Input.parse(text);
    } catch (TableSyntaxException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
