package org.aadsync.expressions.function;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is to be said of a function beside what it does, in sentences: some of it is declared, the
 * rest follows from its parameters. Thread-safe.
 */
public final class FunctionNotes {
  private FunctionNotes() {}

  /**
   * A remark about a function.
   *
   * @param title what it is about: NULL, multi-values, options, evaluation, source
   * @param text sentences
   */
  public record Note(String title, String text) {}

  /** Returns the remarks about {@code function}, always in the same order; never empty. */
  public static ImmutableList<Note> of(FunctionDeclaration function) {
    ImmutableList.Builder<Note> notes = ImmutableList.builder();
    notes.add(new Note("NULL", function.nullBehaviour()));
    add(notes, "Multi-values", multiValues(function));
    add(notes, "Options", options(function));
    add(notes, "Evaluation", evaluation(function));
    notes.add(new Note("Source", function.source() + "."));
    return notes.build();
  }

  private static void add(ImmutableList.Builder<Note> notes, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      notes.add(new Note(title, String.join(" ", sentences)));
    }
  }

  private static List<String> multiValues(FunctionDeclaration function) {
    List<String> sentences = new ArrayList<>();
    Set<String> each = named(function, Parameter.Passing.EACH);
    if (!each.isEmpty()) {
      sentences.add("A multi-value for " + or(each) + " makes one call for each of its values.");
    }
    Set<String> condition = named(function, Parameter.Passing.CONDITION);
    if (!condition.isEmpty()) {
      sentences.add("A multi-value for " + or(condition) + " is a choice for each of its values.");
    }
    Set<String> lists = named(function, Parameter.Passing.LIST);
    if (!lists.isEmpty()) {
      sentences.add(
          "All values of " + or(lists) + " are taken at once; a single value is a list of one.");
    }
    Set<String> whole = named(function, Parameter.Passing.WHOLE);
    if (!whole.isEmpty()) {
      sentences.add("A multi-value for " + or(whole) + " is one value.");
    }
    return sentences;
  }

  private static List<String> options(FunctionDeclaration function) {
    Set<String> sentences = new LinkedHashSet<>();
    for (Overload form : function.overloads()) {
      for (Parameter parameter : form.parameters()) {
        if (parameter.passing() == Parameter.Passing.OPTION) {
          sentences.add(
              "'"
                  + parameter.name()
                  + "' is "
                  + enumerated(parameter.options().asList(), " or ")
                  + ".");
        }
      }
    }
    return ImmutableList.copyOf(sentences);
  }

  private static List<String> evaluation(FunctionDeclaration function) {
    List<String> sentences = new ArrayList<>();
    Set<String> onDemand =
        named(
            function,
            parameter -> parameter.isLazy() && parameter.passing() != Parameter.Passing.BODY);
    if (!onDemand.isEmpty()) {
      sentences.add("Evaluates " + and(onDemand) + " only when it needs to.");
    }
    Set<String> bodies = named(function, Parameter.Passing.BODY);
    if (!bodies.isEmpty()) {
      sentences.add("Evaluates " + and(bodies) + " anew for each value of the variable.");
    }
    if (!function.isDeterministic()) {
      sentences.add("The result depends on more than the arguments.");
    }
    return sentences;
  }

  private static Set<String> named(FunctionDeclaration function, Parameter.Passing passing) {
    return named(function, parameter -> parameter.passing() == passing);
  }

  private static Set<String> named(FunctionDeclaration function, Predicate<Parameter> wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (Overload form : function.overloads()) {
      form.parameters().stream().filter(wanted).map(Parameter::name).forEach(names::add);
    }
    return names;
  }

  private static String or(Set<String> names) {
    return enumerated(quoted(names), " or ");
  }

  private static String and(Set<String> names) {
    return enumerated(quoted(names), " and ");
  }

  private static List<String> quoted(Set<String> names) {
    return names.stream().map(name -> "'" + name + "'").toList();
  }

  private static String enumerated(List<String> words, String last) {
    int end = words.size() - 1;
    return end == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, end)) + last + words.get(end);
  }
}
