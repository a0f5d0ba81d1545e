package org.aadsync.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The boundaries that a newcomer can rely on. */
@AnalyzeClasses(packages = "org.aadsync.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_NO_DIRECTORY_AND_NO_PROTOCOL =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.xml..",
              "jdk.jfr..",
              "org.aadsync.core..",
              "org.aadsync.expressions..",
              "com.google.common..",
              "org.slf4j..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule THE_ENGINE_USES_THE_LANGUAGE_THROUGH_ITS_API =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.aadsync.expressions.internal..");

  @ArchTest
  static final ArchRule DECIDING_IS_SEPARATE_FROM_DOING =
      noClasses()
          .that()
          .resideInAPackage("..internal.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..internal.run..", "org.slf4j..");

  @ArchTest
  static final ArchRule STATE_DOES_NOT_KNOW_WHO_CHANGES_IT =
      noClasses()
          .that()
          .resideInAnyPackage("..internal.space..", "..internal.metaverse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..internal.pipeline..", "..internal.run..");

  @ArchTest
  static final ArchRule THE_PUBLIC_API_SHOWS_NOTHING_INTERNAL =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.aadsync.core.schema",
              "org.aadsync.core.rules",
              "org.aadsync.core.config",
              "org.aadsync.core.spi",
              "org.aadsync.core.scheduler")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.aadsync.core.internal..");

  @ArchTest
  static final ArchRule ONLY_THE_BUILDER_OPENS_THE_DOOR_TO_THE_INSIDE =
      noClasses()
          .that()
          .resideInAPackage("org.aadsync.core.engine")
          .and()
          .doNotHaveSimpleName("SyncEngineBuilder")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.aadsync.core.internal..");

  @ArchTest
  static final ArchRule CONFIGURATION_CONNECTORS_AND_ENGINE_FORM_NO_CIRCLE =
      slices()
          .matching("org.aadsync.core.(schema|spi|engine|scheduler)..")
          .should()
          .beFreeOfCycles();
}
