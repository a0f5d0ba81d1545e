package org.aadsync.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The modules depend on each other in one direction, and on few libraries. */
@AnalyzeClasses(packages = "org.aadsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionTest {
  private static final String EXPRESSIONS = "org.aadsync.expressions..";
  private static final String TESTING = "org.aadsync.expressions.testing..";
  private static final DescribedPredicate<JavaClass> LANGUAGE =
      resideInAPackage(EXPRESSIONS).and(not(resideInAPackage(TESTING)));
  private static final String CORE = "org.aadsync.core..";
  private static final String STORE = "org.aadsync.store..";
  private static final String KIT = "org.aadsync.testing..";
  private static final String CONNECTORS = "org.aadsync.connector..";
  private static final String SAMPLES = "org.aadsync.samples..";
  private static final String CLI = "org.aadsync.cli..";

  @ArchTest
  static final ArchRule each_module_knows_only_those_before_it =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("expressions")
          .definedBy(LANGUAGE)
          .layer("testing")
          .definedBy(TESTING)
          .layer("core")
          .definedBy(CORE)
          .layer("store")
          .definedBy(STORE)
          .layer("kit")
          .definedBy(KIT)
          .layer("connectors")
          .definedBy(CONNECTORS)
          .layer("samples")
          .definedBy(SAMPLES)
          .layer("cli")
          .definedBy(CLI)
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("testing")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("kit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("samples")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("samples", "cli")
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers("store", "kit", "connectors", "samples", "cli")
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule connectors_share_one_package_and_know_no_other_connector =
      slices()
          .matching("org.aadsync.connector.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage(CONNECTORS), resideInAPackage("org.aadsync.connector.directory"));

  @ArchTest
  static final ArchRule the_command_line_finds_connectors_by_their_address_alone =
      noClasses()
          .that(resideInAPackage(CLI))
          .should()
          .dependOnClassesThat(resideInAPackage(CONNECTORS));

  @ArchTest
  static final ArchRule expressions_need_antlr_asm_and_guava_alone =
      classes()
          .that(LANGUAGE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  EXPRESSIONS,
                  "java..",
                  "org.antlr.v4.runtime..",
                  "org.objectweb.asm..",
                  "com.google.common..",
                  "com.google.errorprone.annotations..",
                  "org.jspecify.annotations.."));

  @ArchTest
  static final ArchRule the_core_adds_a_logging_facade_alone =
      classes()
          .that(resideInAPackage(CORE))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  CORE,
                  EXPRESSIONS,
                  "java..",
                  "jdk.jfr..",
                  "javax.xml..",
                  "org.xml.sax..",
                  "org.slf4j..",
                  "com.google.common..",
                  "com.google.errorprone.annotations..",
                  "org.jspecify.annotations.."));

  @ArchTest
  static final ArchRule json_and_options_belong_to_the_command_line =
      noClasses()
          .that(
              resideInAPackage("org.aadsync..")
                  .and(not(resideInAPackage(CLI)))
                  .and(not(simpleName("CoverageJson"))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson..", "picocli.."));

  @ArchTest
  static final ArchRule the_command_line_needs_no_test_library =
      noClasses()
          .that(resideInAPackage(CLI))
          .should()
          .dependOnClassesThat(
              resideInAPackage(TESTING)
                  .and(not(resideInAPackage("org.aadsync.expressions.testing.coverage"))));

  @ArchTest
  static final ArchRule the_command_line_offers_a_main_class_and_nothing_else =
      classes().that(resideInAPackage(CLI)).and().arePublic().should().haveSimpleName("Main");
}
