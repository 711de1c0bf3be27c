package org.matricula.kernel.persistence;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings the tables of one domain to the version that its bundle needs. Each domain has its own history table; a script
 * that was applied and then altered is refused, and so is a database that is newer than the bundle.
 */
public final class Migrator {

    private final DataSource dataSource;
    private final boolean apply;

    /**
     * Prepares migrations on a database.
     *
     * @param apply true to apply what is pending; false to refuse a start with pending scripts
     */
    public Migrator(DataSource dataSource, boolean apply) {
        this.dataSource = dataSource;
        this.apply = apply;
    }

    /**
     * Migrates one domain.
     *
     * @param domain its name, from which the name of its history table follows
     * @param scripts file name ({@code V1__first_slice.sql}) to text
     * @return how many scripts were applied
     * @throws IllegalStateException when a script fails, was altered after it was applied, or is pending and may not be
     *     applied
     */
    public int migrate(String domain, Map<String, String> scripts) {
        List<LoadableResource> resources = new ArrayList<>();
        scripts.forEach((name, text) -> resources.add(new Script(domain, name, text)));
        Flyway flyway = Flyway.configure(Flyway.class.getClassLoader())
                .dataSource(dataSource)
                .table(domain + "_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new Scripts(resources))
                .javaMigrationClassProvider(List::<Class<? extends JavaMigration>>of)
                .load();
        try {
            if (apply) {
                return flyway.migrate().migrationsExecuted;
            }
            MigrationInfo[] pending = flyway.info().pending();
            if (pending.length > 0) {
                throw new IllegalStateException("The tables of '" + domain + "' lack version " + pending[0].getVersion()
                        + "; apply the pending migrations first.");
            }
            flyway.validate();
            return 0;
        } catch (FlywayException e) {
            throw new IllegalStateException("The tables of '" + domain + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private record Scripts(List<LoadableResource> all) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return all.stream()
                    .filter(r -> r.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.stream()
                    .filter(r -> r.getFilename().startsWith(prefix))
                    .filter(r -> List.of(suffixes).stream().anyMatch(r.getFilename()::endsWith))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String domain;
        private final String name;
        private final String text;

        Script(String domain, String name, String text) {
            this.domain = domain;
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return "migrations/" + domain + "/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
