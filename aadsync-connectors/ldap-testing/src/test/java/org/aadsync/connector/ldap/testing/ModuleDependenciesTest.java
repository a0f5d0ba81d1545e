package org.aadsync.connector.ldap.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Anyone's tests can use the fake: it brings one library. */
@AnalyzeClasses(
    packages = "org.aadsync.connector.ldap.testing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependenciesTest {
  @ArchTest
  static final ArchRule the_fake_needs_the_protocol_library_alone =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.aadsync.connector.ldap.testing..",
                  "java..",
                  "javax.net..",
                  "com.unboundid..",
                  "org.jspecify.annotations.."));
}
