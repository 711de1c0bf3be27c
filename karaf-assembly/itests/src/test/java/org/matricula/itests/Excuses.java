package org.matricula.itests;

import java.util.Map;

/** The blocks of the documentation that no test of the container runs, by the words with which they begin, and why. */
final class Excuses {

    private static final String PROJECT = "WriteAPackIT does";
    private static final String JAVA = "it is a fragment; bundles/students has the whole";
    private static final String POSTGRES = "the container of the tests has Derby";
    private static final String BUILD = "it is a build of the whole";

    private static final Map<String, Map<String, String>> ALL = Map.of(
            "README.md",
            Map.of("mvn -B -Pdemo", BUILD),
            "CONTRIBUTING.md",
            Map.of("mvn -B verify  ", BUILD, "mvn -B verify -Pmutation", BUILD),
            "docs/guides/add-a-domain.md",
            Map.of("/** What the domain", JAVA, "@Reference", JAVA),
            "docs/guides/import-data.md",
            Map.of("exchange:import ou", "OuladIT does, where the data set is there"),
            "docs/guides/operate.md",
            Map.of(
                    "tar xzf", "the container of the tests was unpacked and started so",
                    "cat etc/initial", "ssh asks at a terminal",
                    "create user", POSTGRES,
                    "osgi.jdbc.driver.name = derby", POSTGRES,
                    "osgi.jdbc.driver.name = Post", POSTGRES,
                    "bundle:update", "there is no other version of the provider",
                    "jobs:cancel", "no job of the tests lasts long enough",
                    "select", POSTGRES,
                    "pid=", "it stops the container of all tests"),
            "docs/guides/rest-and-soap.md",
            Map.of("mvn -B -Pforeign", "it needs PHP"),
            "docs/guides/write-a-pack.md",
            Map.of(
                    "mvn -B org.apache", PROJECT,
                    "sed -i.bak", PROJECT,
                    "cat > src", PROJECT,
                    "mvn -B verify", PROJECT,
                    "cp target/", PROJECT,
                    "# yaml-language-server", "it is the first line of a file for an editor"));

    private Excuses() {}

    /** Those of one page. */
    static Map<String, String> of(Guide guide) {
        return ALL.getOrDefault(guide.name(), Map.of());
    }
}
