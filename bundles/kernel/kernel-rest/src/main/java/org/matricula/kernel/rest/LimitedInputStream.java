package org.matricula.kernel.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/** Refuses to read more than a limit (413). Once it has refused, it is at its end. */
public final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private long read;
    private boolean refused;

    /** Reads at most {@code limit} bytes. */
    public LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** The refusal. */
    public static ProblemException tooLarge(long limit) {
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
            throw tooLarge(limit);
        }
    }
}
