package org.matricula.exchange.provider.basis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.FileFormat;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;

/** Files that leave: each is whole and written down in the audit trail before its first byte is read. */
public final class Leaving {

    private final Transactions transactions;
    private final AuditTrail audit;

    public Leaving(Transactions transactions, AuditTrail audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Fills a file. */
    @FunctionalInterface
    public interface Filling {

        /** Writes the file and tells how many rows it has. */
        long fill(Path file) throws IOException;
    }

    /**
     * A file that leaves.
     *
     * @param name its name without its ending
     * @param action what the audit trail calls it
     * @param subject what it is about there
     * @param what what is in it, for the audit trail
     * @param purpose what for; null where none was given
     */
    public ExportedFile file(
            Caller caller,
            InstitutionCode institution,
            FileFormat format,
            String name,
            String action,
            String subject,
            String what,
            String purpose,
            Filling filling) {
        Path file = temporary("matricula-export");
        try {
            long rows = filling.fill(file);
            String digest = digest(file);
            String said = "%s: %d rows, SHA-256 %s%s"
                    .formatted(what, rows, digest, purpose == null ? "" : ", for " + purpose);
            transactions.required(() -> {
                audit.record(caller, new AuditEntry(institution, action, subject, said, null, digest));
                return null;
            });
            return new ExportedFile(
                    name + "." + format.ending(), format.mediaType(), rows, Files.size(file), digest, content(file));
        } catch (IOException e) {
            Upload.delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Upload.delete(file);
            throw e;
        }
    }

    public static Path temporary(String name) {
        try {
            return Files.createTempFile(name, ".tmp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file that is gone once they have been read. */
    private static InputStream content(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
