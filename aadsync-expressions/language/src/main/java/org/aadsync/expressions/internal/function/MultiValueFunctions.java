package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.ANY;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.Reference;

/** Functions about the values of a multi-valued attribute. */
final class MultiValueFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String ADDRESSES =
      "proxyAddresses:mvstr=SMTP:john.doe@contoso.com|smtp:jd@contoso.com";

  private MultiValueFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(contains(), item(), removeDuplicates());
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
      String value = values.get(i);
      if (ignoreCase ? InvariantText.containsIgnoreCase(value, search) : value.contains(search)) {
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

  private static FunctionDeclaration removeDuplicates() {
    return FunctionDeclaration.named("RemoveDuplicates", FunctionCategory.MULTI_VALUED)
        .form(
            Overload.returning(new ResultType.ListOf(0))
                .list("attribute", ANY, NullRule.GIVES_NULL)
                .does((List<Object> values) -> ImmutableSet.copyOf(values).asList()))
        .documentation(
            "Gives the values without those that came before, in their order. Texts are equal if"
                + " every character is, upper and lower case included.")
        .source(REFERENCE + ", RemoveDuplicates")
        .example("RemoveDuplicates([mv])", "mvstr", "a|b|A", "mv:mvstr=a|b|a|A")
        .build();
  }
}
