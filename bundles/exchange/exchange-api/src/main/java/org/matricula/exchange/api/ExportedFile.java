package org.matricula.exchange.api;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that leaves.
 *
 * @param name a name for it
 * @param mediaType what it is
 * @param rows how many rows it has, without the header; 0 for an archive
 * @param bytes its size
 * @param digest SHA-256 of its bytes
 * @param content its bytes; whoever asked for the file closes it
 */
public record ExportedFile(String name, String mediaType, long rows, long bytes, String digest, InputStream content)
        implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
