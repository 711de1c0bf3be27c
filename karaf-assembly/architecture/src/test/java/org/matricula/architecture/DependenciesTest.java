package org.matricula.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;

/** Who may know whom; the table stands in the guide to the architecture. */
public class DependenciesTest {

    private static final Set<String> RELATIONS = Set.of("OneToOne", "OneToMany", "ManyToOne", "ManyToMany");

    @Test
    public void aProviderNeverDependsOnAnotherProvider() {
        check(slices().matching("org.matricula.(*).provider..").should().notDependOnEachOther());
        check(noClasses()
                .that()
                .resideInAPackage(Bundles.PROVIDER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Bundles.ENGINE));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(Bundles.PROVIDER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Bundles.PROVIDER));
    }

    @Test
    public void theRoomsOfAProviderDoNotKnowEachOtherInCircles() {
        check(slices().matching("org.matricula.(*).provider.(*)..").should().beFreeOfCycles());
    }

    @Test
    public void nothingOfTheKernelKnowsADomain() {
        check(noClasses()
                .that()
                .resideInAPackage("org.matricula.kernel..")
                .should()
                .dependOnClassesThat(ours().and(not(resideInAPackage("org.matricula.kernel..")))));
    }

    @Test
    public void theFacesOfAProviderKnowApisAndTheKernelAlone() {
        for (String room : new String[] {"rest", "shell", "soap"}) {
            String inside = "org.matricula.*.*." + room + "..";
            check(classes()
                    .that()
                    .resideInAPackage(inside)
                    .should()
                    .onlyDependOnClassesThat(not(ours())
                            .or(resideInAnyPackage(
                                    inside,
                                    Bundles.ANY_API,
                                    "org.matricula.kernel..",
                                    Bundles.POLICIES,
                                    Bundles.KIT))));
            check(noClasses()
                    .that()
                    .resideInAPackage(inside)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(with(Bundles.DATABASE, "..store..")));
        }
    }

    @Test
    public void onlyStoresKnowJpa() {
        check(noClasses()
                .that()
                .resideInAnyPackage(Bundles.PROVIDER, Bundles.ENGINE)
                .and()
                .resideOutsideOfPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.persistence..", "org.eclipse.persistence..", "java.sql.."));
    }

    @Test
    public void apisKnowNeitherDatabaseNorFaces() {
        check(noClasses()
                .that()
                .resideInAPackage(Bundles.ANY_API)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(Bundles.DATABASE, Bundles.FACES)));
    }

    @Test
    public void apisKnowApisAndPoliciesAlone() {
        check(classes()
                .that()
                .resideInAPackage(Bundles.ANY_API)
                .should()
                .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(Bundles.ANY_API, Bundles.POLICIES))));
        check(slices().matching(Bundles.API).should().beFreeOfCycles());
        for (String first : new String[] {Bundles.KERNEL_API, "org.matricula.regulations.api.."}) {
            check(classes()
                    .that()
                    .resideInAPackage(first)
                    .should()
                    .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(first, Bundles.KERNEL_API))));
        }
    }

    @Test
    public void policiesKnowTheKitAndTheRegulationsAlone() {
        check(classes()
                .that()
                .resideInAPackage(Bundles.POLICIES)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Bundles.POLICIES,
                        Bundles.KIT,
                        "org.matricula.regulations.api..",
                        Bundles.KERNEL_API,
                        "java..",
                        "org.osgi.service.component.annotations..",
                        "org.osgi.annotation.."));
        check(classes()
                .that()
                .resideInAPackage(Bundles.KIT)
                .should()
                .onlyDependOnClassesThat(not(ours())
                        .or(resideInAnyPackage(Bundles.KIT, "org.matricula.regulations.api..", Bundles.KERNEL_API))));
    }

    @Test
    public void policiesArePure() {
        check(noClasses()
                .that()
                .resideInAnyPackage(Bundles.POLICIES, "org.matricula.regulations.kit.number..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        with(Bundles.DATABASE, "java.io..", "java.nio..", "java.net..", "java.util.concurrent.."))
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
        check(fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Bundles.POLICIES)
                .and()
                .areStatic()
                .should()
                .beFinal());
    }

    @Test
    public void nothingKnowsAPack() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.matricula.pack..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.matricula.pack.."));
    }

    @Test
    public void relationsOfEntitiesStayInTheirDomain() {
        check(noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Bundles.OURS)
                .and(new DescribedPredicate<JavaField>("are relations") {
                    @Override
                    public boolean test(JavaField field) {
                        return field.getAnnotations().stream()
                                .anyMatch(a -> a.getRawType().getPackageName().equals("javax.persistence")
                                        && RELATIONS.contains(a.getRawType().getSimpleName()));
                    }
                })
                .should(leaveTheirPackage())
                .allowEmptyShould(true));
        check(classes()
                .that()
                .areAnnotatedWith("javax.persistence.Entity")
                .or()
                .areAnnotatedWith("javax.persistence.Embeddable")
                .or()
                .areAnnotatedWith("javax.persistence.MappedSuperclass")
                .should()
                .resideInAPackage("..provider.store.."));
    }

    private static ArchCondition<JavaField> leaveTheirPackage() {
        return new ArchCondition<>("leave their package") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean leaves = field.getType().getAllInvolvedRawTypes().stream()
                        .filter(type -> type.getPackageName().startsWith("org.matricula"))
                        .anyMatch(type ->
                                !type.getPackage().equals(field.getOwner().getPackage()));
                events.add(new SimpleConditionEvent(field, leaves, field.getDescription()));
            }
        };
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(Bundles.OURS);
    }

    private static String[] with(String[] packages, String... more) {
        return Stream.concat(Arrays.stream(packages), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.check(Bundles.classes());
    }
}
