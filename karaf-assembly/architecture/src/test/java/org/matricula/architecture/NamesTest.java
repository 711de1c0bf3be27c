package org.matricula.architecture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;
import org.matricula.architecture.Sources.Module;

/** One name for each domain, and all else derived from it. */
public class NamesTest {

    private static final Pattern OWN_ARTIFACT =
            Pattern.compile("</parent>\\s*<artifactId>([\\w-]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile("<persistence-unit name=\"(\\w+)\"");
    private static final Pattern JNDI_NAME = Pattern.compile("osgi\\.jndi\\.service\\.name=([\\w-]+)");
    private static final Pattern MIGRATIONS = Pattern.compile("Matricula-Migrations: *(\\S+)");
    private static final Pattern DOMAIN = Pattern.compile("org\\.matricula\\.domain=(\\w+)");
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("Bundle-SymbolicName: *(\\S+)");
    private static final Pattern FEATURE =
            Pattern.compile("<feature name=\"([\\w-]+)\"(.*?)(?=<feature name=|</features>)", Pattern.DOTALL);
    private static final Pattern BOOTED = Pattern.compile("<feature>([\\w-]+)</feature>");
    private static final Pattern COMMAND_SCOPE = Pattern.compile("^[a-z]+$");
    private static final Set<String> EMPTY_WORDS =
            Set.of("impl", "common", "commons", "util", "utils", "misc", "helper");

    @Test
    public void anArtifactIsNamedAsItsFolder() {
        for (Module module : Sources.modules()) {
            assertEquals(List.of(module.name()), Sources.all(OWN_ARTIFACT, module.pom()));
            assertEquals("the symbolic name is derived", List.of(), Sources.all(SYMBOLIC_NAME, module.bnd()));
        }
    }

    @Test
    public void aBundleIsNamedForItsDomain() {
        Set<String> families = Set.of("policies", "pack");
        for (Module module : Sources.modules()) {
            String first = module.name().substring(0, module.name().indexOf('-'));
            boolean family = module.domain().equals("regulations") && families.contains(first);
            assertTrue(module.name(), first.equals(module.domain()) || family);
            for (String word : module.name().split("-")) {
                assertFalse(module.name() + " says nothing", EMPTY_WORDS.contains(word));
            }
        }
    }

    @Test
    public void everyDomainHasAnApiAndAProvider() {
        Set<String> names = Sources.modules().stream().map(Module::name).collect(Collectors.toSet());
        for (String domain : domains()) {
            assertTrue(domain, names.contains(domain + "-api"));
            assertTrue(domain, names.contains(provider(domain)));
        }
    }

    @Test
    public void theClassesOfABundleLieBelowItsSymbolicName() {
        for (Module module : Sources.modules()) {
            if (!module.hasClasses() || module.name().equals("kernel-testing")) {
                continue;
            }
            String root = "org.matricula." + module.name().replace('-', '.');
            assertTrue(
                    module.name() + " is no dependency of this module, or has no package " + root,
                    Bundles.classes().stream()
                            .anyMatch(c -> c.getPackageName().equals(root)
                                    || c.getPackageName().startsWith(root + ".")));
        }
    }

    @Test
    public void everyClassBelongsToABundle() {
        Set<String> roots = Sources.modules().stream()
                .map(module -> "org.matricula." + module.name().replace('-', '.'))
                .collect(Collectors.toSet());
        Set<String> strangers = new TreeSet<>();
        for (JavaClass type : Bundles.classes()) {
            String in = type.getPackageName();
            if (!in.startsWith("org.matricula.architecture")
                    && roots.stream().noneMatch(root -> in.equals(root) || in.startsWith(root + "."))) {
                strangers.add(type.getName());
            }
        }
        assertEquals(Set.of(), strangers);
    }

    @Test
    public void anApiAnnouncesItsDomain() {
        for (String domain : domains()) {
            assertEquals(
                    List.of(domain), Sources.all(DOMAIN, module(domain + "-api").bnd()));
        }
    }

    @Test
    public void aPersistenceUnitIsNamedForItsDomainAndSoIsItsDataSource() {
        for (Module module : Sources.modules()) {
            if (module.persistence().isEmpty()) {
                continue;
            }
            assertEquals(List.of(module.domain()), Sources.all(UNIT, module.persistence()));
            assertEquals(List.of(module.domain()), Sources.all(JNDI_NAME, module.persistence()));
            assertTrue(module.name(), module.bnd().contains("Meta-Persistence: META-INF/persistence.xml"));
        }
    }

    @Test
    public void migrationsAreNamedForTheirDomainAndAnnounced() {
        for (Sources.Script script : Sources.migrations()) {
            Module module = module(script.bundle());
            if (!module.domain().equals("kernel")) {
                assertEquals(module.domain(), script.domain());
            }
            if (!script.domain().equals("kernel")) {
                assertEquals(script.bundle(), List.of(script.domain()), Sources.all(MIGRATIONS, module.bnd()));
            }
        }
    }

    @Test
    public void tablesIndexesAndConstraintsBeginWithTheDomainAndAreUnique() {
        List<String> names = new ArrayList<>();
        for (Sources.Script script : Sources.migrations()) {
            List<String> own = new ArrayList<>(script.tables().keySet());
            own.addAll(script.named());
            for (String name : own) {
                assertTrue(name + " in " + script.path(), name.startsWith(script.domain() + "_"));
                assertTrue(name + " is too long for PostgreSQL", name.length() <= 63);
            }
            names.addAll(own);
        }
        Set<String> seen = new HashSet<>();
        assertEquals(List.of(), names.stream().filter(name -> !seen.add(name)).toList());
        assertTrue(names.size() > 30);
    }

    @Test
    public void everyDomainIsAFeature() {
        List<String> features = Sources.all(FEATURE, Sources.features("matricula"));
        for (String domain : domains()) {
            assertTrue(domain, features.contains("matricula-" + domain));
            String feature = feature("matricula-" + domain);
            assertTrue(domain, feature.contains("mvn:org.matricula/" + provider(domain) + "/"));
            assertTrue(domain, feature("matricula-apis").contains("mvn:org.matricula/" + domain + "-api/"));
        }
    }

    @Test
    public void everyBundleIsInExactlyOneFeature() {
        String features =
                Sources.features("matricula") + Sources.features("matricula-packs") + Sources.features("matricula-tp");
        for (Module module : Sources.modules()) {
            int times = features.split("mvn:org\\.matricula/" + module.name() + "/", -1).length - 1;
            assertEquals(module.name(), module.name().equals("kernel-testing") ? 0 : 1, times);
        }
    }

    @Test
    public void theDistributionBootsEveryDomainByItselfAndAtLeastOnePack() {
        List<String> booted = Sources.all(BOOTED, Sources.distribution());
        for (String domain : domains()) {
            assertTrue(domain, booted.contains("matricula-" + domain));
        }
        assertFalse("the feature of all holds every domain fast", booted.contains("matricula"));
        assertTrue(booted.stream().anyMatch(name -> name.startsWith("matricula-pack-")));
    }

    @Test
    public void everyPackIsAFeature() {
        List<String> features = Sources.all(FEATURE, Sources.features("matricula-packs"));
        for (Module module : Sources.modules()) {
            if (module.name().startsWith("pack-")) {
                assertTrue(module.name(), features.contains("matricula-" + module.name()));
                assertFalse(module.name() + " has dependants", dependedOn(module.name()));
            }
        }
    }

    @Test
    public void resourcesAreMountedAndCommandsAreScopedUnderTheDomainsName() {
        int faces = 0;
        for (JavaClass type : Bundles.classes()) {
            String[] path = type.getPackageName().split("\\.");
            if (path.length < 4 || path[2].equals("kernel")) {
                continue;
            }
            Optional<String> mounted = value(type, "org.matricula.kernel.rest.Domain", "value");
            Optional<String> scope = value(type, "org.apache.karaf.shell.api.action.Command", "scope");
            mounted.ifPresent(name -> assertEquals(type.getName(), path[2], name));
            scope.ifPresent(name -> {
                assertEquals(type.getName(), path[2], name);
                assertTrue(COMMAND_SCOPE.matcher(name).matches());
            });
            faces += mounted.isPresent() || scope.isPresent() ? 1 : 0;
        }
        assertTrue("only " + faces + " faces were found", faces > 25);
    }

    /** True when a module has the artifact in scope compile, runtime or provided; tests may use it. */
    private static boolean dependedOn(String artifact) {
        Pattern dependency = Pattern.compile(
                "<dependency>\\s*<groupId>org\\.matricula</groupId>\\s*<artifactId>" + artifact
                        + "</artifactId>(?!\\s*(?:<version>[^<]*</version>\\s*)?<scope>test</scope>)",
                Pattern.DOTALL);
        return Sources.modules().stream()
                .anyMatch(module -> dependency.matcher(module.pom()).find());
    }

    private static Optional<String> value(JavaClass type, String annotation, String member) {
        return type.tryGetAnnotationOfType(annotation)
                .flatMap(a -> a.get(member))
                .map(Object::toString);
    }

    private static Set<String> domains() {
        Set<String> domains = new TreeSet<>();
        Sources.modules().forEach(module -> domains.add(module.domain()));
        domains.remove("kernel");
        return domains;
    }

    private static String provider(String domain) {
        return domain.equals("regulations") ? "regulations-engine" : domain + "-provider";
    }

    private static Module module(String name) {
        return Sources.modules().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no module " + name));
    }

    private static String feature(String name) {
        return FEATURE.matcher(Sources.features("matricula"))
                .results()
                .filter(match -> match.group(1).equals(name))
                .map(match -> match.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no feature " + name));
    }
}
