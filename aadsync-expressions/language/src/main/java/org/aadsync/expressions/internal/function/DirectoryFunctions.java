package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Rdn;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Functions about distinguished names. */
final class DirectoryFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String DOMAIN_COMPONENT = "DC";

  private DirectoryFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(dnComponent(), dnComponentRev(), escapeDnComponent());
  }

  private static FunctionDeclaration dnComponent() {
    return FunctionDeclaration.named("DNComponent", FunctionCategory.DIRECTORY)
        .form(
            Overload.returning(STR)
                .each("dn", REF)
                .each("n", NUM)
                .does((Reference dn, Long n) -> fromLeft(name(dn), n)))
        .form(
            Overload.returning(STR)
                .each("dn", STR)
                .each("n", NUM)
                .does((String dn, Long n) -> fromLeft(name(dn), n)))
        .documentation(
            "Gives the value of a component of a distinguished name, counted from 1 from the left."
                + " Escapes in the value are kept. Of a component with several pairs, the first"
                + " counts. Text must be a distinguished name.")
        .nulls("NULL gives NULL. A component that does not exist gives NULL.")
        .source(REFERENCE + ", DNComponent; syntax: RFC 4514")
        .example("DNComponent([dn],1)", "str", "Joe", "dn:ref=cn=Joe,ou=Atlanta,dc=contoso,dc=com")
        .example("DNComponent([dn],3)", "null", "", "dn:ref=cn=Joe,ou=Atlanta")
        .build();
  }

  private static @Nullable String fromLeft(DistinguishedName name, long n) {
    if (n < 1 || n > Integer.MAX_VALUE) {
      return null;
    }
    Rdn rdn = name.rdn((int) n - 1);
    return rdn == null ? null : rdn.rawValue();
  }

  private static FunctionDeclaration dnComponentRev() {
    return FunctionDeclaration.named("DNComponentRev", FunctionCategory.DIRECTORY)
        .form(
            Overload.returning(STR)
                .each("dn", REF)
                .each("n", NUM)
                .does((Reference dn, Long n) -> fromRight(name(dn), n, false)))
        .form(
            Overload.returning(STR)
                .each("dn", STR)
                .each("n", NUM)
                .does((String dn, Long n) -> fromRight(name(dn), n, false)))
        .form(
            Overload.returning(STR)
                .each("dn", REF)
                .each("n", NUM)
                .option("Options", DOMAIN_COMPONENT)
                .does((Reference dn, Long n, String option) -> fromRight(name(dn), n, true)))
        .form(
            Overload.returning(STR)
                .each("dn", STR)
                .each("n", NUM)
                .option("Options", DOMAIN_COMPONENT)
                .does((String dn, Long n, String option) -> fromRight(name(dn), n, true)))
        .documentation(
            "Gives the value of a component of a distinguished name, counted from 1 from the right."
                + " With the option DC, components named dc do not count. Escapes in the value are"
                + " kept. Of a component with several pairs, the first counts. Text must be a"
                + " distinguished name.")
        .nulls("NULL gives NULL. A component that does not exist gives NULL.")
        .source(REFERENCE + ", DNComponentRev; syntax: RFC 4514")
        .example(
            "DNComponentRev([dn],3)",
            "str",
            "US",
            "dn:ref=cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com")
        .example(
            "DNComponentRev([dn],1,DC)",
            "str",
            "US",
            "dn:ref=cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com")
        .build();
  }

  private static @Nullable String fromRight(
      DistinguishedName name, long n, boolean withoutDomains) {
    ImmutableList<Rdn> rdns = name.rdns();
    long left = n;
    for (int i = rdns.size() - 1; i >= 0 && left > 0; i--) {
      Rdn rdn = rdns.get(i);
      if (withoutDomains && InvariantText.equalsIgnoreCase(rdn.type(), DOMAIN_COMPONENT)) {
        continue;
      }
      left--;
      if (left == 0) {
        return rdn.rawValue();
      }
    }
    return null;
  }

  private static DistinguishedName name(Reference reference) {
    return reference instanceof DistinguishedName name ? name : name(reference.dn());
  }

  private static DistinguishedName name(String dn) {
    try {
      return DistinguishedName.parse(dn);
    } catch (IllegalArgumentException e) {
      throw Failures.argument(Failures.quoted(dn) + " is " + e.getMessage());
    }
  }

  private static FunctionDeclaration escapeDnComponent() {
    return FunctionDeclaration.named("EscapeDNComponent", FunctionCategory.DIRECTORY)
        .form(Overload.returning(STR).each("value", STR).does(DirectoryFunctions::escape))
        .documentation(
            "Gives one component of a distinguished name with its value escaped. The value is what"
                + " stands after the first equals sign, and all of a text without one. A backslash"
                + " is put before the characters \" + , ; < > \\, before a number sign or a blank at"
                + " the start and before a blank at the end; a null character becomes \\00.")
        .source(REFERENCE + ", EscapeDNComponent; what is escaped: RFC 4514 2.4")
        .example(
            "EscapeDNComponent(\"cn=\" & [displayName]) & \",\" & %Forest.LDAP%",
            "str",
            "cn=Smith\\\\, John,DC=fabrikam,DC=com",
            "displayName=Smith, John;%Forest.LDAP%=DC=fabrikam,DC=com")
        .build();
  }

  private static String escape(String component) {
    int value = component.indexOf('=') + 1;
    String escaped = DistinguishedName.escape(component.substring(value));
    return value == 0 ? escaped : component.substring(0, value) + escaped;
  }
}
