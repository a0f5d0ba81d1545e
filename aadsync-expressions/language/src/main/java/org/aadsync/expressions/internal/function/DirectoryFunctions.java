package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Rdn;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Functions about distinguished names. */
final class DirectoryFunctions {
  private DirectoryFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(dnComponent());
  }

  private static FunctionDeclaration dnComponent() {
    return FunctionDeclaration.named("DNComponent", FunctionCategory.DIRECTORY)
        .form(
            Overload.returning(STR)
                .each("dn", REF)
                .each("n", NUM)
                .does((Reference dn, Long n) -> component(dn.dn(), n)))
        .form(
            Overload.returning(STR)
                .each("dn", STR)
                .each("n", NUM)
                .does((String dn, Long n) -> component(dn, n)))
        .documentation(
            "Gives the value of a component of a distinguished name, counted from 1 from the left."
                + " Escapes in the value are kept. Of a component with several pairs, the first"
                + " counts. Text must be a distinguished name.")
        .nulls("NULL gives NULL. A component that does not exist gives NULL.")
        .source("Functions reference (Microsoft), DNComponent; syntax: RFC 4514")
        .example("DNComponent([dn],1)", "str", "Joe", "dn:ref=cn=Joe,ou=Atlanta,dc=contoso,dc=com")
        .example("DNComponent([dn],3)", "null", "", "dn:ref=cn=Joe,ou=Atlanta")
        .build();
  }

  private static @Nullable String component(String dn, long n) {
    ImmutableList<Rdn> rdns = rdns(dn);
    return n < 1 || n > rdns.size() ? null : rdns.get((int) n - 1).rawValue();
  }

  private static ImmutableList<Rdn> rdns(String dn) {
    try {
      return DistinguishedName.parse(dn).rdns();
    } catch (IllegalArgumentException e) {
      throw Failures.argument(Failures.quoted(dn) + " is " + e.getMessage());
    }
  }
}
