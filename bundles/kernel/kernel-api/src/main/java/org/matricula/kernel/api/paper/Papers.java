package org.matricula.kernel.api.paper;

import java.io.OutputStream;

/**
 * Draws papers as PDF in the house layout. A paper shows what its maker put on it, so it is the maker who checks
 * privilege and scope. Where this service is absent nothing can be printed: say so as 503, and name it.
 */
public interface Papers {

    /** The media type of what {@link #draw} writes. */
    String MEDIA_TYPE = "application/pdf";

    /**
     * Writes a paper as a tagged PDF with its fonts embedded; the stream stays open.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the paper is longer than 2,000 pages
     * @throws java.io.UncheckedIOException when the stream cannot be written
     */
    void draw(Paper paper, OutputStream out);
}
