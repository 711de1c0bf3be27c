package org.matricula.kernel.security;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/** A file of one line, the password. */
final class PasswordFile {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long LONGEST = 4096;

    private PasswordFile() {}

    /**
     * Reads it; a relative path begins at the container's folder.
     *
     * @throws ProblemException 422 for a file that is not there, is a link, that others than its owner may read, or that
     *     has more than one line
     */
    static String read(String name) throws IOException {
        Path file = Path.of(System.getProperty("karaf.base", "")).resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
                throw refused(name, "must be a file of one line");
            }
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
                throw refused(name, "must be readable by its owner alone (chmod 600)");
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > 1) {
                throw refused(name, "must be a file of one line");
            }
            return lines.isEmpty() ? "" : lines.get(0);
        } catch (NoSuchFileException | MalformedInputException e) {
            throw refused(name, "must be a file of one line in UTF-8");
        }
    }

    private static ProblemException refused(String name, String rule) {
        return Problem.invalid("--password-file", name, rule).exception();
    }
}
