package org.matricula.architecture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** No store reads or writes a student's data but within a scope, and each such table carries the institution. */
public class ScopesTest {

    private static final String SCOPE = "org.matricula.kernel.api.security.Scope";
    private static final String CALLER = "org.matricula.kernel.api.security.Caller";

    /** Domains that keep no student's data, each with the reason. */
    private static final Map<String, String> IMPERSONAL =
            Map.of("curriculum", "what can be studied, not who studies it");

    /** Stores without a student's data in domains that have others, each with the reason. */
    private static final Map<String, String> IMPERSONAL_STORES = Map.of(
            "org.matricula.regulations.engine.store.PackStore", "packs and their states",
            "org.matricula.institutions.provider.store.InstitutionStore", "codes and names of institutions",
            "org.matricula.institutions.provider.store.CalendarStore", "sessions and closure days");

    /** Methods of stores without a scope, each with the reason. */
    private static final Map<String, String> WITHOUT_SCOPE = Map.of(
            "AccountStore.last", "who a user of the realm is; the service compares the institution with the scope",
            "ClaimStore.usedAnywhere", "evidence may be used once only, anywhere (T-RP-6); it answers yes or no",
            "ImportStore.mappingText", "the text of a mapping file, which knows no student",
            "ImportStore.add", "of the tally: the run carries the caller in whose scope it was read",
            "FileStore.precedents", "digests of keys during an import",
            "FileStore.remember", "digests of keys during an import",
            "FileStore.forget", "digests of keys during an import",
            "PackStore.ref", "short keys of packs",
            "PackStore.key", "short keys of packs");

    /** Tables without the institution, each with the reason. */
    private static final Map<String, String> WITHOUT_INSTITUTION = Map.ofEntries(
            Map.entry("assessment_pack", "short keys of packs"),
            Map.entry("documents_turn", "the sixteen lines in which batches wait, nobody's data"),
            Map.entry("exchange_turn", "the sixteen lines in which returns of envelopes wait, nobody's data"),
            Map.entry("exchange_mapping", "the text of a mapping file, no rows"),
            Map.entry("exchange_earlier", "digests of the keys of a running import, deleted at its end"),
            Map.entry("exchange_precedent", "dropped by the fourth migration"),
            Map.entry("exchange_tried", "dropped by the second migration"),
            Map.entry("institutions_institution", "the institutions themselves"),
            Map.entry("regulations_artefact", "files of packs"),
            Map.entry("regulations_pack", "packs and their states"),
            Map.entry("regulations_activation", "which pack was in force when"));

    @Test
    public void everyMethodOfAStoreTakesAScope() {
        Set<String> without = new TreeSet<>();
        int checked = 0;
        for (JavaClass store : stores()) {
            for (JavaMethod method : store.getMethods()) {
                if (isHidden(method) || !usesDatabase(method, new HashSet<>())) {
                    continue;
                }
                checked++;
                boolean scoped = method.getRawParameterTypes().stream()
                        .anyMatch(type -> Set.of(SCOPE, CALLER).contains(type.getName()));
                if (!scoped) {
                    without.add(store.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertEquals(new TreeSet<>(WITHOUT_SCOPE.keySet()), without);
        assertTrue("only " + checked + " methods were found", checked > 40);
    }

    @Test
    public void everyTableWithAStudentsDataCarriesTheInstitution() {
        Set<String> without = new TreeSet<>();
        int checked = 0;
        for (Sources.Script script : Sources.migrations()) {
            if (script.bundle().startsWith("kernel-") || IMPERSONAL.containsKey(script.domain())) {
                continue;
            }
            for (Map.Entry<String, String> table : script.tables().entrySet()) {
                checked++;
                if (!table.getValue().contains("institution varchar(20) not null")) {
                    without.add(table.getKey());
                }
            }
        }
        assertEquals(new TreeSet<>(WITHOUT_INSTITUTION.keySet()), without);
        assertTrue("only " + checked + " tables were found", checked > 10);
    }

    @Test
    public void foreignKeysStayInTheirDomain() {
        for (Sources.Script script : Sources.migrations()) {
            assertEquals(
                    script.path().toString(),
                    List.of(),
                    script.references().stream()
                            .filter(table -> !table.startsWith(script.domain() + "_"))
                            .toList());
        }
    }

    private static List<JavaClass> stores() {
        return Bundles.classes().stream()
                .filter(c -> c.getPackageName().matches("org\\.matricula\\.\\w+\\.(provider|engine)\\.store"))
                .filter(c -> !IMPERSONAL_STORES.containsKey(c.getName()))
                .filter(c -> !IMPERSONAL.containsKey(c.getPackageName().split("\\.")[2]))
                .toList();
    }

    private static boolean isHidden(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PRIVATE)
                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean usesDatabase(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return unit.getMethodCallsFromSelf().stream().anyMatch(call -> {
            String owner = call.getTargetOwner().getName();
            if (Set.of("org.matricula.kernel.persistence.Sql", "org.matricula.kernel.persistence.Entities")
                            .contains(owner)
                    && Set.of("query", "first", "each", "update", "batch", "get", "find", "create", "change", "insert")
                            .contains(call.getName())
                    && !isText(call.getTarget().getRawReturnType())) {
                return true;
            }
            if (owner.startsWith("javax.persistence.") || owner.startsWith("org.apache.aries.jpa.")) {
                return true;
            }
            return call.getTargetOwner().equals(unit.getOwner())
                    && call.getTarget().resolveMember().stream()
                            .filter(seen::add)
                            .anyMatch(member -> usesDatabase(member, seen));
        });
    }

    /** {@code Sql.insert} makes text and touches nothing. */
    private static boolean isText(JavaClass type) {
        return Stream.of(String.class).anyMatch(type::isEquivalentTo);
    }
}
