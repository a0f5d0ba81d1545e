package org.aadsync.connector.file;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.aadsync.connector.file",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTest {
  @ArchTest
  static final ArchRule theFactoriesAreTheOnlyPublicTypes =
      classes()
          .that()
          .haveSimpleNameNotEndingWith("ConnectorFactory")
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule theConnectorKnowsTheContractAndNotTheEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.aadsync.core.internal..",
              "org.aadsync.core.engine..",
              "org.aadsync.core.rules..");
}
