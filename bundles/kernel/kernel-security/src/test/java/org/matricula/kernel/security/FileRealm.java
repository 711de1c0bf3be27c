package org.matricula.kernel.security;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.felix.utils.properties.Properties;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;
import org.apache.karaf.jaas.modules.properties.PropertiesBackingEngine;

/** A realm of the container over a file, with the container's engine and without its hashing. */
record FileRealm(String name, Path users) implements JaasRealm {

    static final BackingEngineFactory FACTORY = new BackingEngineFactory() {

        @Override
        public String getModuleClass() {
            return "the module of the realm";
        }

        @Override
        public BackingEngine build(Map<String, ?> options) {
            try {
                return new PropertiesBackingEngine(
                        new Properties(new File(options.get("users").toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** What the realm {@code karaf} knows that keeps its users in a file. */
    static RealmUsers of(Path users) {
        return new RealmUsers(List.of(new FileRealm("karaf", users)), List.of(FACTORY));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getRank() {
        return 0;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(
                    "proxy",
                    LoginModuleControlFlag.REQUIRED,
                    Map.of("org.apache.karaf.jaas.module", FACTORY.getModuleClass(), "users", users.toString()))
        };
    }
}
