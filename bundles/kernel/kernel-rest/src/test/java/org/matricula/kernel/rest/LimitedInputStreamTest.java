package org.matricula.kernel.rest;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

public class LimitedInputStreamTest {

    private static final int LIMIT = 10;

    @Test
    public void asManyBytesAsAllowedAreRead() throws IOException {
        byte[] bytes = new byte[LIMIT];
        bytes[LIMIT - 1] = 1;
        assertArrayEquals(bytes, limited(bytes).readAllBytes());
    }

    @Test
    public void oneByteMoreIsRefused() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> limited(new byte[LIMIT + 1]).readAllBytes());
        assertEquals(Problem.Kind.TOO_LARGE, refused.problem().kind());
    }

    @Test
    public void oneByteMoreIsRefusedAlsoWhenReadSingly() throws IOException {
        InputStream in = limited(new byte[LIMIT + 1]);
        for (int i = 0; i < LIMIT; i++) {
            assertEquals(0, in.read());
        }
        assertThrows(ProblemException.class, in::read);
    }

    @Test
    public void skippedBytesCountToo() throws IOException {
        InputStream in = limited(new byte[LIMIT + 1]);
        assertEquals(LIMIT, in.skip(LIMIT));
        assertThrows(ProblemException.class, () -> in.skip(1));
        assertEquals(0, in.skip(1));
    }

    @Test
    public void afterTheRefusalItIsAtItsEnd() {
        InputStream in = limited(new byte[5 * LIMIT]);
        assertThrows(ProblemException.class, in::readAllBytes);
        assertEnd(in);
    }

    @Test
    public void whatTheSenderGoesOnSendingIsReadSoThatHeSeesTheAnswer() throws IOException {
        InputStream sent = new ByteArrayInputStream(new byte[1 << 20]);
        InputStream in = new LimitedInputStream(sent, LIMIT);
        assertThrows(ProblemException.class, in::readAllBytes);
        assertEquals(-1, sent.read());
    }

    @Test
    public void aBodyWithoutEndIsNotReadForEver() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        assertThrows(ProblemException.class, () -> new LimitedInputStream(endless, LIMIT).readAllBytes());
        assertEquals(0, endless.read());
    }

    @Test
    public void itCannotBeRewoundToCountAnew() {
        assertFalse(limited(new byte[1]).markSupported());
    }

    private static void assertEnd(InputStream in) {
        try {
            assertEquals(-1, in.read());
            assertEquals(-1, in.read(new byte[LIMIT], 0, LIMIT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream limited(byte[] bytes) {
        return new LimitedInputStream(new ByteArrayInputStream(bytes), LIMIT);
    }
}
