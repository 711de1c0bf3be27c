package org.matricula.exchange.provider.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Where the shell takes files from: each institution has a folder of its own within the folder for imports. Whoever may
 * import reads no other file of the machine, and a partner none of another institution.
 */
@Component(service = ImportFolder.class, configurationPid = "org.matricula.exchange")
public final class ImportFolder {

    private final Path folder;

    /**
     * Takes the folder from the configuration.
     *
     * @param settings {@code importFolder}, default {@code ${karaf.data}/imports}
     */
    @Activate
    public ImportFolder(Map<String, Object> settings) {
        Object configured = settings.get("importFolder");
        this.folder = (configured == null
                        ? Path.of(System.getProperty("karaf.data", "data"), "imports")
                        : Path.of(configured.toString()))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * A file of an institution.
     *
     * @param file its path within the institution's folder, or the whole path of a file in there
     * @throws org.matricula.kernel.api.ProblemException 403 when the institution is outside the scope, 422 when there is
     *     no such readable file, or the path or a symbolic link leads out of the folder
     */
    Path file(Caller caller, InstitutionCode institution, String file) {
        caller.scope().require(institution);
        Path own = folder.resolve(institution.value());
        try {
            Path found = own.resolve(file).toRealPath();
            if (found.startsWith(own.toRealPath()) && Files.isRegularFile(found) && Files.isReadable(found)) {
                return found;
            }
        } catch (IOException | InvalidPathException e) {
            // one answer for all, so that nobody learns what else the machine has
        }
        throw Problem.invalid("file", file, "must be a readable file in the folder " + own)
                .exception();
    }

    /** Opens what {@link #file} found, and nothing that was put in its place meanwhile as a link. */
    static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
}
