package org.matricula.kernel.security;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.karaf.jaas.boot.principal.GroupPrincipal;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;
import org.apache.karaf.jaas.modules.Encryption;
import org.apache.karaf.jaas.modules.encryption.EncryptionSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The users of the container's realm {@code karaf}, where it can list them. */
@Component(service = {UserDirectory.class, RealmUsers.class})
public final class RealmUsers implements UserDirectory {

    private static final String MODULE = "org.apache.karaf.jaas.module";
    private static final String FILE = "users";
    private static final String GROUP = "_g_:";

    /** Null where the realm cannot list its users. */
    private final Keeper keeper;

    private volatile Kept kept;

    /** The roles of all users of a file, and the state of the file when they were read. */
    private record Kept(Object state, Map<String, Set<String>> roles) {}

    /** The state of the file at the last look for clear passwords, and after the last that found the file at rest. */
    private Object looked;

    private Object hashed;

    /** A part of the realm that keeps users. */
    private record Keeper(BackingEngineFactory factory, JaasRealm realm) {

        /** How it is set up by now. */
        Map<String, ?> options() {
            return Stream.of(realm.getEntries())
                    .map(AppConfigurationEntry::getOptions)
                    .filter(options -> factory.getModuleClass().equals(options.get(MODULE)))
                    .findFirst()
                    .orElseThrow();
        }

        BackingEngine engine() {
            return factory.build(options());
        }
    }

    /** Looks for the part of the realm that keeps users. */
    @Activate
    public RealmUsers(
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<JaasRealm> realms,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<BackingEngineFactory> factories) {
        this.keeper = realms.stream()
                .filter(realm -> "karaf".equals(realm.getName()))
                .flatMap(realm -> Stream.of(realm.getEntries()).flatMap(entry -> factories.stream()
                        .filter(factory -> factory.getModuleClass()
                                .equals(entry.getOptions().get(MODULE)))
                        .map(factory -> new Keeper(factory, realm))))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Optional<Identity> present(Identity noted) {
        if (keeper == null) {
            return Optional.of(noted);
        }
        Object file = keeper.options().get(FILE);
        if (file != null) {
            return Optional.ofNullable(kept(Path.of(file.toString())).roles().get(noted.user()))
                    .map(roles -> new Identity(noted.user(), roles));
        }
        BackingEngine engine = keeper.engine();
        return Optional.ofNullable(engine.lookupUser(noted.user()))
                .map(user -> new Identity(noted.user(), roles(engine, user)));
    }

    /** All users by name, each with the roles; empty where the realm cannot list them. */
    Optional<SortedMap<String, Set<String>>> kept() {
        if (keeper == null) {
            return Optional.empty();
        }
        BackingEngine engine = keeper.engine();
        SortedMap<String, Set<String>> users = new TreeMap<>();
        engine.listUsers().forEach(user -> users.put(user.getName(), roles(engine, user)));
        return Optional.of(users);
    }

    /** A realm that is a file is read once for each time that it changes: thousands of students may be in it. */
    private Kept kept(Path file) {
        Object state = state(file);
        Kept present = kept;
        if (present == null || !present.state().equals(state)) {
            present = new Kept(state, kept().orElseThrow());
            kept = present;
        }
        return present;
    }

    // taken before the file is read: what changes meanwhile is seen the next time
    private static Object state(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Arrays.asList(now.fileKey(), now.lastModifiedTime(), now.size());
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the realm cannot be read", e);
        }
    }

    // as at a sign-in: blanks around the names in the file say nothing, and the engine knows no group that has one
    // before it
    private static Set<String> roles(BackingEngine engine, Principal of) {
        Set<String> roles = new TreeSet<>();
        for (Principal role : engine.listRoles(of)) {
            String name = role.getName().strip();
            if (name.startsWith(GROUP)) {
                roles.addAll(roles(engine, new GroupPrincipal(name.substring(GROUP.length()))));
            } else if (!name.isEmpty()) {
                roles.add(name);
            }
        }
        return roles;
    }

    /** True when the realm can list its users and has none. */
    boolean empty() {
        return keeper != null && keeper.engine().listUsers().isEmpty();
    }

    /** What the realm keeps of a password: its hash, where the realm is set up to know hashes. */
    String kept(String password) {
        Map<String, ?> options = keeper.options();
        return hashesHere(options) ? hashing(options).encryptPassword(password) : password;
    }

    /** True for a realm whose passwords are hashes without a mark, which the container takes for hashed whatever they are. */
    private static boolean hashesHere(Map<String, ?> options) {
        return Boolean.parseBoolean(Objects.toString(options.get("encryption.enabled"), null))
                && Stream.of("encryption.prefix", "encryption.suffix")
                        .allMatch(
                                mark -> Objects.toString(options.get(mark), "").isEmpty());
    }

    private static Encryption hashing(Map<String, ?> options) {
        Encryption hashing = new EncryptionSupport(options).getEncryption();
        if (hashing == null) {
            throw new IllegalStateException("the realm's encryption is not there");
        }
        return hashing;
    }

    /** Replaces passwords that somebody typed into the file of the realm by their hashes, once the file rests. */
    void hashClearPasswords() throws IOException {
        Map<String, ?> options = keeper == null ? Map.of() : keeper.options();
        if (options.get(FILE) != null && hashesHere(options)) {
            hashClearPasswords(password -> hashing(options).encryptPassword(password));
        }
    }

    /**
     * Rewrites the file when it is as it was at the look before. A copy takes its place at once, unless somebody has
     * written meanwhile: then the next looks begin again.
     */
    synchronized void hashClearPasswords(UnaryOperator<String> hash) throws IOException {
        Path file = Path.of(keeper.options().get(FILE).toString());
        Object state = state(file);
        boolean rests = state.equals(looked);
        looked = state;
        if (!rests || state.equals(hashed)) {
            return;
        }
        String lines = Files.readString(file, StandardCharsets.ISO_8859_1);
        String after = UserLines.hashed(lines, hash);
        if (!after.equals(lines)) {
            Path copy = copy(file);
            Files.writeString(copy, after, StandardCharsets.ISO_8859_1);
            if (!state(file).equals(state)) {
                Files.delete(copy);
                return;
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        }
        hashed = state(file);
    }

    /**
     * Changes the users as a whole. A realm that is a file is changed in a copy that takes the file's place at once:
     * nobody reads it half written.
     */
    synchronized void change(Consumer<BackingEngine> changes) throws IOException {
        Map<String, ?> options = keeper.options();
        Object users = options.get(FILE);
        if (users == null) {
            changes.accept(keeper.engine());
            return;
        }
        Path file = Path.of(users.toString());
        Path copy = copy(file);
        Map<String, Object> elsewhere = new HashMap<>(options);
        elsewhere.put(FILE, users instanceof File ? copy.toFile() : copy.toString());
        changes.accept(keeper.factory().build(elsewhere));
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path copy(Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".changed");
        return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
