package dev.scotoma.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the rooms (ARCHITECTURE.md), for every service the same:
 *
 * <pre>{@code @TestFactory Stream<DynamicTest> rooms() { return RoomRules.of("dev.scotoma.capture"); }}</pre>
 */
public final class RoomRules {
    private static final String ENTITY = "jakarta.persistence.Entity";

    private RoomRules() {}

    /** One test a rule, over the production classes below this package, whose direct sub-packages are the rooms. */
    public static Stream<DynamicTest> of(String service) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(service);
        if (classes.isEmpty()) {
            throw new IllegalStateException("no classes below " + service);
        }
        return rules(service).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    static Map<String, ArchRule> rules(String service) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "roomsAreFreeOfCycles",
                slices().matching(service + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true));
        rules.put("everyRoomHasOneDoor", classes().should(standBehindOneDoor()).allowEmptyShould(true));
        rules.put(
                "entitiesStayInTheirRoom",
                classes()
                        .that(describe("are entities", type -> type.isAnnotatedWith(ENTITY)))
                        .should(stayInTheirPackage())
                        .allowEmptyShould(true));
        rules.put(
                "jaxRsIsSpokenInResourcesOnly",
                noClasses()
                        .that(describe(
                                "are no resources",
                                type -> !outermost(type).getSimpleName().endsWith("Resource")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jakarta.ws.rs..")
                        .allowEmptyShould(true));
        rules.put(
                "everyEndpointSaysWhoMayCallIt",
                methods().that(areEndpoints()).should(sayWhoMayCall()).allowEmptyShould(true));
        rules.put("storageIsReachedThroughThePort", nobodyUses("io.minio.."));
        rules.put(
                "statementsNameTheirParameters",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.sql.PreparedStatement")
                        .allowEmptyShould(true));
        rules.put("whatOpensStrangersBytesStaysInWorkers", nobodyUses("ai.djl..", "org.bytedeco.."));
        rules.put(
                "beansAreInjectedByConstructor",
                noFields()
                        .should()
                        .beAnnotatedWith(Inject.class)
                        .orShould()
                        .beAnnotatedWith(ConfigProperty.class)
                        .allowEmptyShould(true));
        rules.put(
                "manyArgumentsAreNamed",
                noClasses().should(passTenArgumentsByPosition()).allowEmptyShould(true));
        rules.put("everyPackageIsNullMarked", classes().should(beNullMarked()).allowEmptyShould(true));
        return rules;
    }

    private static ArchRule nobodyUses(String... libraries) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomRules::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return describe(
                "are endpoints",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return condition("say who may call them", (method, events) -> {
            boolean said = Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                    .anyMatch(role ->
                            method.isAnnotatedWith(role) || method.getOwner().isAnnotatedWith(role));
            events.add(new SimpleConditionEvent(
                    method, said, method.getFullName() + (said ? " says" : " does not say") + " who may call it"));
        });
    }

    private static ArchCondition<JavaClass> standBehindOneDoor() {
        return condition("stand behind one public bean a room", (type, events) -> {
            if (isDoor(type)) {
                Set<String> doors = type.getPackage().getClasses().stream()
                        .filter(RoomRules::isDoor)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
                events.add(new SimpleConditionEvent(
                        type, doors.size() == 1, type.getPackageName() + " has the public beans " + doors));
            }
        });
    }

    private static boolean isDoor(JavaClass type) {
        return type.isAnnotatedWith(ApplicationScoped.class)
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static ArchCondition<JavaClass> stayInTheirPackage() {
        return condition(
                "not be named outside their room",
                (type, events) -> type.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription()))));
    }

    /** The builder that the compiler writes for a record (ADR 34) names every argument, and it alone calls the constructor. */
    private static ArchCondition<JavaClass> passTenArgumentsByPosition() {
        return condition("pass ten arguments by position", (type, events) -> {
            if (!type.getSimpleName().endsWith("Builder")) {
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTarget().getRawParameterTypes().size() >= 10)
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        });
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return condition("lie in a package marked @NullMarked", (type, events) -> {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(
                    type, marked, type.getPackageName() + (marked ? " is" : " is not") + " @NullMarked"));
        });
    }

    private interface Check<T> {
        void on(T item, ConditionEvents events);
    }

    private static <T> ArchCondition<T> condition(String description, Check<T> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.on(item, events);
            }
        };
    }
}
