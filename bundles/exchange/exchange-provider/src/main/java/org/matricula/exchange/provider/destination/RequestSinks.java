package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestFiles;
import org.matricula.requests.api.RequestRow;

/** Students' requests. */
public final class RequestSinks {

    private RequestSinks() {}

    /** Writes to the requests. */
    public static List<Sink> of(RequestFiles files) {
        return List.of(Sink.rows(
                Target.REQUESTS,
                RequestDesk.SUBMIT,
                List.of(
                        "student_number",
                        "created_at",
                        "part",
                        "evidence",
                        "reference",
                        "role",
                        "actor",
                        "taken_at",
                        "place",
                        "duty"),
                RequestRow.class,
                files::importRequests));
    }
}
