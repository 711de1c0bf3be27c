package org.matricula.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.institutions.api.LocalDays;

/** Marks and money are exact, dates are java.time; nowhere a type that forgets either. */
public class ValuesTest {

    private static final Set<String> FORBIDDEN = Set.of(
            "double",
            "float",
            "java.lang.Double",
            "java.lang.Float",
            "java.util.Date",
            "java.util.Calendar",
            "java.sql.Date",
            "java.sql.Timestamp",
            "java.text.SimpleDateFormat");

    private static final Set<String> DAYS = Set.of(
            "java.time.LocalDate.now",
            "java.time.LocalDate.ofInstant",
            "java.time.LocalDateTime.now",
            "java.time.Clock.getZone");
    private static final Pattern OF_TEXTS =
            Pattern.compile("isISOControl|p\\{C[cs]}|\\breason(\\(\\))?\\.(strip|trim)\\(\\)");

    private static final String[] EVERYWHERE = {
        Bundles.ANY_API, Bundles.POLICIES, Bundles.KIT, Bundles.PROVIDER, Bundles.ENGINE
    };

    @Test
    public void noFieldIsInexact() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(EVERYWHERE)
                .and()
                .areDeclaredInClassesThat(are(notLayout()))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        new DescribedPredicate<JavaField>("of an inexact type") {
                            @Override
                            public boolean test(JavaField field) {
                                return inexact(Stream.of(field.getType()));
                            }
                        }))
                .check(Bundles.classes());
    }

    @Test
    public void noSignatureIsInexact() {
        noCodeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(EVERYWHERE)
                .and()
                .areDeclaredInClassesThat(are(notLayout()))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        new DescribedPredicate<JavaCodeUnit>("inexact") {
                            @Override
                            public boolean test(JavaCodeUnit unit) {
                                // the signature of an anonymous class is that of its superclass
                                return !unit.getOwner().isAnonymousClass()
                                        && inexact(Stream.concat(
                                                Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()));
                            }
                        }))
                .check(Bundles.classes());
    }

    /** Whose day it is must be asked (AMB-T-209): the platform has none. */
    @Test
    public void noDayIsThatOfThePlatform() {
        DescribedPredicate<JavaCall<?>> day = new DescribedPredicate<>("of a day without an institution") {
            @Override
            public boolean test(JavaCall<?> call) {
                return DAYS.contains(call.getTargetOwner().getName() + "." + call.getName());
            }
        };
        noClasses()
                .that()
                .resideInAnyPackage(EVERYWHERE)
                .and()
                .doNotHaveFullyQualifiedName(LocalDays.class.getName())
                .should()
                .callCodeUnitWhere(day)
                .check(Bundles.classes());
    }

    /** What a text must be is said by the kernel's {@code Faults}; the faces take away the blanks around it. */
    @Test
    public void noDomainHasARuleOfItsOwnForTexts() {
        List<String> own = Sources.modules().stream()
                .filter(module ->
                        module.name().endsWith("-provider") || module.name().endsWith("-engine"))
                .flatMap(module -> Sources.classes(module).entrySet().stream())
                .filter(file -> OF_TEXTS.matcher(file.getValue()).find())
                .map(file -> file.getKey().getFileName().toString())
                .toList();
        assertEquals(List.of(), own);
    }

    /** Millimetres and points on paper may be inexact. */
    private static DescribedPredicate<JavaClass> notLayout() {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.matricula.documents.provider.pdf.."));
    }

    private static boolean inexact(Stream<JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .anyMatch(type -> FORBIDDEN.contains(type.getBaseComponentType().getName()));
    }
}
