package org.aadsync.expressions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the module may depend on, and what must stay inside. */
@AnalyzeClasses(
    packages = "org.aadsync.expressions",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnLittle =
      classes()
          .that()
          .resideInAPackage("org.aadsync..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.aadsync.expressions..",
              "org.antlr.v4.runtime..",
              "org.objectweb.asm..",
              "com.google.common..",
              "com.google.errorprone.annotations..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule antlrStaysInTheParser =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.aadsync.expressions.internal.parse..",
              "org.aadsync.expressions.internal.grammar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "org.aadsync.expressions.internal.grammar..");

  @ArchTest
  static final ArchRule classesAreWrittenInOnePlace =
      noClasses()
          .that()
          .haveNameNotMatching("org\\.aadsync\\.expressions\\.internal\\.eval\\.HotCode(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..");

  @ArchTest
  static final ArchRule programsKnowNoParser =
      noClasses()
          .that()
          .resideInAPackage("org.aadsync.expressions.internal.eval..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.aadsync.expressions.internal.parse..", "org.aadsync.expressions.table..");

  @ArchTest
  static final ArchRule valuesAndTextsKnowNothingOfTheLanguage =
      noClasses()
          .that()
          .resideInAnyPackage("org.aadsync.expressions.value..", "org.aadsync.expressions.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.aadsync.expressions", "org.aadsync.expressions.internal..");

  @ArchTest
  static final ArchRule stagesHaveNoCycles =
      slices().matching("org.aadsync.expressions.internal.(*)..").should().beFreeOfCycles();
}
