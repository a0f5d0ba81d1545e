package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.ANY;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.text.TextSearch;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;

/** Functions about the values of a multi-valued attribute. */
final class MultiValueFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String ADDRESSES =
      "proxyAddresses:mvstr=SMTP:john.doe@contoso.com|smtp:jd@contoso.com";

  private static final long WITHOUT_LIMIT = -1;

  /** In so few values duplicates are found fastest by comparing each with each. */
  private static final int FEW = 8;

  private MultiValueFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        contains(), count(), item(), itemOrNull(), join(), removeDuplicates(), split());
  }

  private static FunctionDeclaration contains() {
    NullRule zero = NullRule.gives(0L);
    return FunctionDeclaration.named("Contains", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(NUM)
                .list("attribute", STR, zero)
                .each("search", STR)
                .does((List<String> values, String search) -> indexOf(values, search, false)))
        .form(
            Overload.returning(NUM)
                .list("attribute", STR, zero)
                .each("search", STR)
                .option("Casetype", "CaseSensitive", "CaseInsensitive")
                .does(
                    (List<String> values, String search, String caseType) ->
                        indexOf(values, search, caseType.equals("CaseInsensitive"))))
        .form(
            Overload.returning(NUM)
                .list("attribute", REF, zero)
                .each("search", STR)
                .does(MultiValueFunctions::indexOfReference))
        .documentation(
            "Gives the index, from 1, of the first value that contains a text, or 0. Upper and"
                + " lower case differ unless CaseInsensitive is given. Of references, the whole"
                + " distinguished name must be equal to the text.")
        .nulls("An absent attribute gives 0. NULL as another argument gives NULL.")
        .source(REFERENCE + ", Contains")
        .example("Contains([proxyAddresses],\"smtp:\")", "num", "2", ADDRESSES)
        .example("Contains([proxyAddresses],\"smtp:\",CaseInsensitive)", "num", "1", ADDRESSES)
        .example("Contains([proxyAddresses],\"SIP:\")", "num", "0", ADDRESSES)
        .build();
  }

  private static Long indexOf(List<String> values, String search, boolean ignoreCase) {
    for (int i = 0; i < values.size(); i++) {
      if (TextSearch.contains(values.get(i), search, ignoreCase)) {
        return i + 1L;
      }
    }
    return 0L;
  }

  private static Long indexOfReference(List<Reference> values, String search) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).dn().equals(search)) {
        return i + 1L;
      }
    }
    return 0L;
  }

  private static FunctionDeclaration count() {
    return FunctionDeclaration.named("Count", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(NUM)
                .list("attribute", ANY, NullRule.gives(0L))
                .does((List<Object> values) -> (long) values.size()))
        .documentation("Gives the number of values, equal ones and empty texts included.")
        .nulls("An absent attribute gives 0.")
        .source(REFERENCE + ", Count")
        .example("Count([proxyAddresses])", "num", "2", ADDRESSES)
        .example("Count([proxyAddresses])", "num", "0")
        .build();
  }

  private static FunctionDeclaration item() {
    return FunctionDeclaration.named("Item", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(new ResultType.ElementOf(0))
                .list("attribute", ANY, NullRule.readAs(ImmutableList.of()))
                .each("index", NUM)
                .does(MultiValueFunctions::itemAt))
        .documentation(
            "Gives the value with an index, from 1. An index without a value is an error; use"
                + " ItemOrNull or test first.")
        .nulls("An absent attribute has no values, so that every index is an error.")
        .source(REFERENCE + ", Item")
        .example("Item([proxyAddresses],2)", "str", "smtp:jd@contoso.com", ADDRESSES)
        .example("Item([proxyAddresses],3)", "error", "argument", ADDRESSES)
        .example("Item([proxyAddresses],1)", "error", "argument")
        .build();
  }

  private static Object itemAt(List<Object> values, Long index) {
    if (index < 1 || index > values.size()) {
      throw Failures.argument(
          values.isEmpty()
              ? "there are no values, so index " + index + " is out of range"
              : "index " + index + " is out of range: it goes from 1 to " + values.size());
    }
    return values.get(index.intValue() - 1);
  }

  private static FunctionDeclaration itemOrNull() {
    return FunctionDeclaration.named("ItemOrNull", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(new ResultType.ElementOf(0))
                .list("attribute", ANY, NullRule.GIVES_NULL)
                .each("index", NUM)
                .does(
                    (List<Object> values, Long index) ->
                        index < 1 || index > values.size()
                            ? null
                            : values.get(index.intValue() - 1)))
        .documentation("Gives the value with an index, from 1, or NULL if there is none.")
        .source(REFERENCE + ", ItemOrNull")
        .example("ItemOrNull([proxyAddresses],2)", "str", "smtp:jd@contoso.com", ADDRESSES)
        .example("ItemOrNull([proxyAddresses],3)", "null", "", ADDRESSES)
        .build();
  }

  private static FunctionDeclaration join() {
    return FunctionDeclaration.named("Join", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(STR)
                .list("attribute", STR, NullRule.GIVES_NULL)
                .doesWithLimit(
                    (arguments, options) -> joined(arguments, " ", options.maxResultLength())))
        .form(
            Overload.returning(STR)
                .list("attribute", STR, NullRule.GIVES_NULL)
                .each("Delimiter", STR, NullRule.readAs(""))
                .doesWithLimit(
                    (arguments, options) ->
                        joined(arguments, (String) arguments.get(1), options.maxResultLength())))
        .documentation(
            "Gives one text of all values, with a delimiter between them: any text, a blank if none"
                + " is given.")
        .nulls("An absent attribute gives NULL. NULL as the delimiter is an empty text.")
        .source(REFERENCE + ", Join")
        .example(
            "Join([proxyAddresses],\",\")",
            "str",
            "SMTP:john.doe@contoso.com,smtp:jd@contoso.com",
            ADDRESSES)
        .example("Join([mv])", "str", "a b", "mv:mvstr=a|b")
        .build();
  }

  private static String joined(List<Object> arguments, String delimiter, int limit) {
    List<?> values = (List<?>) arguments.get(0);
    long length = (values.size() - 1L) * delimiter.length();
    for (Object value : values) {
      length += ((String) value).length();
    }
    if (length > limit) {
      throw EvaluationException.tooLong(length, limit);
    }
    return Joiner.on(delimiter).join(values);
  }

  private static FunctionDeclaration removeDuplicates() {
    return FunctionDeclaration.named("RemoveDuplicates", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(new ResultType.ListOf(0))
                .list("attribute", ANY, NullRule.GIVES_NULL)
                .does(MultiValueFunctions::distinct))
        .documentation(
            "Gives the values without those that came before, in their order. Texts are equal if"
                + " every character is, upper and lower case included; references are if they name"
                + " one object.")
        .source(REFERENCE + ", RemoveDuplicates")
        .example("RemoveDuplicates([mv])", "mvstr", "a|b|A", "mv:mvstr=a|b|a|A")
        .build();
  }

  private static List<Object> distinct(List<Object> values) {
    for (Object value : values) {
      if (!(value instanceof String) && value instanceof Reference && !isName(value)) {
        return distinctReferences(values);
      }
    }
    if (values.size() > FEW) {
      return ImmutableSet.copyOf(values).asList();
    }
    List<Object> kept = new ArrayList<>(values.size());
    for (Object value : values) {
      if (!kept.contains(value)) {
        kept.add(value);
      }
    }
    return kept.size() == values.size() ? values : ImmutableList.copyOf(kept);
  }

  private static List<Object> distinctReferences(List<Object> values) {
    Map<Object, Object> kept = Maps.newLinkedHashMapWithExpectedSize(values.size());
    for (Object value : values) {
      kept.putIfAbsent(value instanceof Reference reference ? named(reference) : value, value);
    }
    return ImmutableList.copyOf(kept.values());
  }

  private static boolean isName(Object value) {
    return value instanceof DistinguishedName;
  }

  /** Returns what is equal for references to one object, whatever classes of a host they are of. */
  private static Object named(Reference reference) {
    if (isName(reference)) {
      return reference;
    }
    try {
      return DistinguishedName.parse(reference.dn());
    } catch (IllegalArgumentException e) {
      return reference.dn(); // a host's own form: equal only to itself
    }
  }

  private static FunctionDeclaration split() {
    return FunctionDeclaration.named("Split", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(new ResultType.Several(STR))
                .each("value", STR)
                .each("delimiter", STR)
                .doesWithLimit((arguments, options) -> pieces(arguments, WITHOUT_LIMIT, options)))
        .form(
            Overload.returning(new ResultType.Several(STR))
                .each("value", STR)
                .each("delimiter", STR)
                .each("limit", NUM)
                .doesWithLimit(
                    (arguments, options) -> pieces(arguments, (Long) arguments.get(2), options)))
        .documentation(
            "Gives the pieces of a text between delimiters, empty ones included; an empty text is"
                + " one empty piece, and an empty delimiter separates nothing. A limit is the"
                + " greatest number of pieces, the last of which has the rest; -1 is none, 0 or"
                + " less is an error. In strict mode the delimiter must be one character.")
        .source(REFERENCE + ", Split; borders: Split of Visual Basic")
        .example(
            "Split(\"SMTP:john.doe@contoso.com,smtp:jd@contoso.com\",\",\")",
            "mvstr",
            "SMTP:john.doe@contoso.com|smtp:jd@contoso.com")
        .example("Split(\"a,b,c\",\",\",2)", "mvstr", "a|b,c")
        .build();
  }

  private static ImmutableList<String> pieces(
      List<Object> arguments, long most, ExpressionOptions options) {
    if (most == 0 || most < WITHOUT_LIMIT) {
      throw Failures.argument(
          "the limit is " + most + "; it must be at least 1, or -1 for as many as there are");
    }
    String text = (String) arguments.get(0);
    String delimiter = (String) arguments.get(1);
    if (options.strict() && delimiter.length() != 1) {
      throw Failures.argument(
          "the delimiter is " + Failures.quoted(delimiter) + "; it must be exactly one character");
    }
    if (delimiter.isEmpty()) {
      return ImmutableList.of(text);
    }
    ImmutableIntArray found = TextSearch.occurrences(text, delimiter);
    long count = found.length() + 1L;
    int cuts = (int) (most == WITHOUT_LIMIT ? count : Math.min(count, most)) - 1;
    if (cuts >= options.maxResultLength()) {
      throw EvaluationException.tooLong(cuts + 1L, options.maxResultLength());
    }
    ImmutableList.Builder<String> pieces = ImmutableList.builderWithExpectedSize(cuts + 1);
    int start = 0;
    for (int i = 0; i < cuts; i++) {
      pieces.add(text.substring(start, found.get(i)));
      start = found.get(i) + delimiter.length();
    }
    return pieces.add(text.substring(start)).build();
  }
}
