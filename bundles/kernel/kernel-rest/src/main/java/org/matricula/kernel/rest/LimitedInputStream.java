package org.matricula.kernel.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/**
 * Refuses to read more than a limit (413). Once it has refused, it is at its end. What the sender goes on sending is
 * read and dropped within bounds, since one whose connection closes while he sends does not see the answer.
 */
public final class LimitedInputStream extends FilterInputStream {

    private static final long MOST_DROPPED = 64L << 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long limit;
    private long read;
    private boolean refused;

    /** Reads at most {@code limit} bytes. */
    public LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /**
     * The refusal of a body that says its length before.
     *
     * @param body what is being sent; null when its sender waits for the answer before he sends
     */
    public static ProblemException tooLarge(InputStream body, long limit) {
        drop(body);
        return Problem.of(Problem.Kind.TOO_LARGE, "The body is larger than the " + limit + " bytes allowed here.")
                .exception();
    }

    @Override
    public int read() throws IOException {
        if (refused) {
            return -1;
        }
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (refused) {
            return -1;
        }
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        if (refused) {
            return 0;
        }
        long count = super.skip(bytes);
        count(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > limit) {
            refused = true;
            throw tooLarge(in, limit);
        }
    }

    private static void drop(InputStream body) {
        byte[] buffer = new byte[1 << 16];
        long end = System.nanoTime() + LONGEST_NANOS;
        long dropped = 0;
        try {
            int count = body == null ? -1 : body.read(buffer);
            while (count >= 0 && dropped < MOST_DROPPED && System.nanoTime() - end < 0) {
                dropped += count;
                count = body.read(buffer);
            }
        } catch (IOException gone) {
            // he went away and wants no answer
        }
    }
}
