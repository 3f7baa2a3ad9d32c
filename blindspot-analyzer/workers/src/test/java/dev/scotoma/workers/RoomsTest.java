package dev.scotoma.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this module: which room names which library, and what no room names. */
@AnalyzeClasses(packages = "dev.scotoma.workers", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("dev.scotoma.workers.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFrameworkNoDatabaseAndNoStorage = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io..", "java.sql..", "javax.sql..", "org.eclipse.microprofile..", "org.jboss..");

    @ArchTest
    static final ArchRule networksRunInInference = noClasses()
            .that()
            .resideOutsideOfPackage("dev.scotoma.workers.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule recordingsAreDecodedInMedia = noClasses()
            .that()
            .resideOutsideOfPackage("dev.scotoma.workers.media..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");
}
