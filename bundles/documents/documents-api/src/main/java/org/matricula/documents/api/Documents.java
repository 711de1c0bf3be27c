package org.matricula.documents.api;

import java.io.OutputStream;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Draws up documents within the caller's scope. */
public interface Documents {

    /** Needed to read transcripts. */
    Privilege READ = new Privilege("documents.read");

    /**
     * A student's transcript: released results only. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such student within the scope
     */
    Transcript transcript(Caller caller, StudentId student);

    /** The transcript as PDF. Needs {@link #READ}; errors as for {@link #transcript}. */
    void transcriptPdf(Caller caller, StudentId student, OutputStream out);
}
