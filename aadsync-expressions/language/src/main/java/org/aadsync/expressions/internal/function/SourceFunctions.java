package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;

/** Functions that read the source object in another way than an attribute does. */
final class SourceFunctions {
  private SourceFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(importedValue(), valueCount());
  }

  private static FunctionDeclaration importedValue() {
    return FunctionDeclaration.named("ImportedValue", FunctionCategory.SOURCE_ACCESS)
        .form(
            Overload.returning(new ResultType.SameAs(0))
                .attributeName("attributeName")
                .does(Implementation.Special.IMPORTED_VALUE))
        .documentation(
            "Gives the value of an attribute that an import has confirmed, without what is still to"
                + " be exported. The name stands in quotes.")
        .nulls("An attribute without a confirmed value gives NULL.")
        .source("Understanding declarative provisioning (Microsoft)")
        .readsMoreThanArguments()
        .example("ImportedValue(\"sourceAnchor\")", "str", "abc", "sourceAnchor=abc")
        .build();
  }

  private static FunctionDeclaration valueCount() {
    return FunctionDeclaration.named("ValueCount", FunctionCategory.SOURCE_ACCESS)
        .form(
            Overload.returning(NUM)
                .attributeName("attributeName")
                .does(Implementation.Special.VALUE_COUNT))
        .documentation(
            "Gives how many values an attribute has, without reading them. The name stands in"
                + " quotes.")
        .nulls("An absent attribute gives 0.")
        .source("default synchronization rules (Microsoft)")
        .readsMoreThanArguments()
        .example("ValueCount(\"member\")", "num", "2", "member:mvstr=a|b")
        .build();
  }
}
