package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.kernel.api.signing.SigningKeys.Signed;

public class KeyFolderTest {

    private static final byte[] TEXT = "a record".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theFirstKeyIsMadeWhenItIsNeededAndKept() throws IOException {
        Path etc = folder.getRoot().toPath().resolve("keys");
        Signed signed = keys(etc).sign(TEXT);
        assertTrue(keys(etc).signed(signed.keyId(), TEXT, signed.signature()));
        assertEquals(keys(etc).current().id(), signed.keyId());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve("signing-0001.pem"))));
    }

    @Test
    public void whatWasSignedBeforeARotationStaysGenuine() {
        KeyFolder keys = keys(folder.getRoot().toPath());
        Signed before = keys.sign(TEXT);
        assertEquals(keys.rotate().id(), keys.current().id());
        Signed after = keys.sign(TEXT);
        assertNotEquals(before.keyId(), after.keyId());
        assertEquals(2, keys.keys().size());
        assertTrue(keys.signed(before.keyId(), TEXT, before.signature()));
        assertTrue(keys.signed(TEXT, before.signature()));
        assertFalse("another key's", keys.signed(after.keyId(), TEXT, before.signature()));
    }

    @Test
    public void whatIsAlteredOrSignedByStrangersIsNotGenuine() throws IOException {
        KeyFolder keys = keys(folder.getRoot().toPath());
        Signed signed = keys.sign(TEXT);
        byte[] altered = "b record".getBytes(StandardCharsets.UTF_8);
        assertFalse(keys.signed(signed.keyId(), altered, signed.signature()));
        assertFalse(keys.signed(signed.keyId(), TEXT, new byte[3]));
        KeyFolder stranger = keys(folder.newFolder().toPath());
        assertFalse(stranger.signed(TEXT, signed.signature()));
        assertFalse(stranger.signed(signed.keyId(), TEXT, signed.signature()));
    }

    @Test
    public void aDamagedKeyIsSaidToBeDamaged() throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("signing-0001.pem"), "nothing");
        assertThrows(IllegalStateException.class, () -> keys(folder.getRoot().toPath())
                .sign(TEXT));
    }

    private static KeyFolder keys(Path path) {
        return new KeyFolder(Map.of("keys", path.toString()));
    }
}
