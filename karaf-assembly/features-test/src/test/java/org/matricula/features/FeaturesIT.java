package org.matricula.features;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Each feature comes and goes alone: it leaves no bundle behind and disturbs none of another feature. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class FeaturesIT {

    private static final int HTTP = 8195;
    private static final int SSH = 8115;
    private static final int REGISTRY = 1195;
    private static final int SERVER = 9195;

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    private final Status status = new Status(HTTP);

    @Configuration
    public Option[] container() {
        String localRepository = System.getProperty("org.ops4j.pax.url.mvn.localRepository");
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(new File(System.getProperty("matricula.distribution"))
                            .toURI()
                            .toString())
                    .karafVersion(System.getProperty("karaf.version"))
                    .name("Matricula")
                    .unpackDirectory(new File(System.getProperty("matricula.workplace")))
                    .useDeployFolder(false),
            put("org.ops4j.pax.web", "org.osgi.service.http.port", HTTP),
            put("org.apache.karaf.shell", "sshPort", SSH),
            put("org.apache.karaf.management", "rmiRegistryPort", REGISTRY),
            put("org.apache.karaf.management", "rmiServerPort", SERVER),
            put("org.ops4j.pax.url.mvn", "org.ops4j.pax.url.mvn.localRepository", localRepository),
            put("org.ops4j.pax.url.mvn", "org.ops4j.pax.url.mvn.repositories", ""),
            systemProperty("pax.exam.invoker").value("junit")
        };
    }

    private static Option put(String pid, String key, Object value) {
        return editConfigurationFilePut("etc/" + pid + ".cfg", key, value.toString());
    }

    @Before
    public void everythingIsUp() {
        status.awaitUp(domains());
    }

    @After
    public void everythingIsUpAgain() {
        status.awaitUp(domains());
    }

    @Test
    public void everyDomainGoesAndComesAlone() throws Exception {
        assertTrue("domains: " + domains(), domains().size() >= 9);
        for (String domain : domains()) {
            goesAndComes("matricula-" + domain, domain);
        }
    }

    @Test
    public void everyPackGoesAndComesAlone() throws Exception {
        List<String> packs = installed("matricula-pack-");
        assertTrue("packs: " + packs, packs.size() >= 2);
        for (String pack : packs) {
            goesAndComes(pack, null);
        }
    }

    private void goesAndComes(String feature, String domain) throws Exception {
        Map<String, Long> before = bundles();
        Set<String> own = features.getFeature(feature).getBundles().stream()
                .map(info -> context.getBundle(info.getLocation()).getSymbolicName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(feature, own.isEmpty());
        try (Disturbances disturbances = new Disturbances(context, own)) {
            features.uninstallFeature(feature);
            Set<String> gone = new TreeSet<>(before.keySet());
            gone.removeAll(bundles().keySet());
            assertEquals("what went with " + feature, own, gone);
            if (domain != null) {
                status.awaitDown(domain);
            }
            features.installFeature(feature);
            if (domain != null) {
                status.awaitUp(domains());
            }
            assertEquals("others disturbed by " + feature, List.of(), disturbances.seen());
        }
        Map<String, Long> after = bundles();
        assertEquals("bundles after " + feature, before.keySet(), after.keySet());
        before.keySet().removeAll(own);
        after.keySet().removeAll(own);
        assertEquals("bundles changed by " + feature, before, after);
    }

    /** The names of the bundles that are there, with the moments of their last change. */
    private Map<String, Long> bundles() {
        Map<String, Long> bundles = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            bundles.put(bundle.getSymbolicName(), bundle.getLastModified());
        }
        return bundles;
    }

    /** The domains, which their apis announce. */
    private Set<String> domains() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.matches("org\\.matricula\\.[a-z]+\\.api"))
                .map(name -> name.split("\\.")[2])
                .filter(domain -> !domain.equals("kernel"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> installed(String prefix) throws Exception {
        List<String> names = new ArrayList<>();
        for (var feature : features.listInstalledFeatures()) {
            if (feature.getName().startsWith(prefix)) {
                names.add(feature.getName());
            }
        }
        return names;
    }
}
