package dev.scotoma.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Anyone may depend on this module, because it depends on nobody. */
@AnalyzeClasses(packages = "dev.scotoma.statistics", importOptions = DoNotIncludeTests.class)
class PlainJavaTest {
    @ArchTest
    static final ArchRule nothingButTheJdkAndJSpecifyIsUsed = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.scotoma.statistics..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("dev.scotoma.statistics.(*)..").should().beFreeOfCycles();
}
