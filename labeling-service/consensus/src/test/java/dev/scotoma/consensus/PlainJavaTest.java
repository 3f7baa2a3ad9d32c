package dev.scotoma.consensus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Anyone may depend on this module, because it depends on nobody. */
@AnalyzeClasses(packages = "dev.scotoma.consensus", importOptions = DoNotIncludeTests.class)
class PlainJavaTest {
    @ArchTest
    static final ArchRule nothingButTheJdkAndJSpecifyIsUsed = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.scotoma.consensus..", "java..", "org.jspecify..");
}
