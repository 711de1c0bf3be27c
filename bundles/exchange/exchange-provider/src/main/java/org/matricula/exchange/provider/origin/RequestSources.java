package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.requests.api.RequestFiles;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.Requests;
import org.matricula.students.api.Students;

/** Students' requests. */
public final class RequestSources {

    private RequestSources() {}

    /** Reads the requests. */
    public static List<Source> of(RequestFiles files, Students students) {
        return List.of(Pages.rows(
                Target.REQUESTS, List.of(Requests.READ, Students.READ), students, RequestRow.class, files::requests));
    }
}
