package org.aadsync.expressions.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.Arrays;

/** Each package needs its own test library and no other: who has one of them needs just that. */
@AnalyzeClasses(
    packages = "org.aadsync.expressions.testing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.aadsync.expressions.testing";
  private static final String[] LANGUAGE = {
    "java..",
    "com.google.common..",
    "com.google.errorprone.annotations..",
    "org.jspecify.annotations..",
    "org.aadsync.expressions",
    "org.aadsync.expressions.ast",
    "org.aadsync.expressions.function",
    "org.aadsync.expressions.table",
    "org.aadsync.expressions.text",
    "org.aadsync.expressions.value",
    ROOT
  };

  @ArchTest static final ArchRule theRootNeedsTheLanguageAlone = needs(ROOT);

  @ArchTest
  static final ArchRule coverageNeedsNoTestLibrary =
      needs(ROOT + ".coverage", ROOT + ".coverage", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule tablesNeedJunitAlone =
      needs(
          ROOT + ".junit", ROOT + ".junit", ROOT + ".coverage", "org.junit..", "org.opentest4j..");

  @ArchTest
  static final ArchRule assertionsNeedAssertjAlone =
      needs(ROOT + ".assertj", ROOT + ".assertj", ROOT + ".coverage", "org.assertj.core..");

  @ArchTest
  static final ArchRule arbitrariesNeedJqwikAlone =
      needs(ROOT + ".jqwik", ROOT + ".jqwik", "net.jqwik.api..");

  private static ClassesShouldConjunction needs(String owner, String... others) {
    String[] all = Arrays.copyOf(LANGUAGE, LANGUAGE.length + others.length);
    System.arraycopy(others, 0, all, LANGUAGE.length, others.length);
    return classes()
        .that()
        .resideInAPackage(owner)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all);
  }
}
