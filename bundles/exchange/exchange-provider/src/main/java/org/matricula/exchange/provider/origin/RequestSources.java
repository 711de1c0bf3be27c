package org.matricula.exchange.provider.origin;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.exchange.provider.destination.Lists;
import org.matricula.exchange.provider.destination.RequestLine;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Students' requests. */
public final class RequestSources {

    private RequestSources() {}

    /** Reads the requests. */
    public static List<Source> of(Requests requests, Students students) {
        RowForm<RequestLine> form = RowForm.of(RequestLine.class);
        return List.of(Source.of(
                Target.REQUESTS, List.of(Requests.READ, Students.READ), (caller, institution, session, taker) -> {
                    RequestQuery query = new RequestQuery(institution, null, null, null, null);
                    Pages.each(page -> requests.find(caller, query, page), some -> {
                        Map<StudentId, Student> known = students.all(
                                caller,
                                some.stream().map(StudentRequest::studentId).collect(Collectors.toSet()));
                        some.stream()
                                .filter(request -> session == null
                                        || session.equals(request.asked().session()))
                                .forEach(request ->
                                        taker.accept(form.write(line(request, known.get(request.studentId())))));
                    });
                }));
    }

    private static RequestLine line(StudentRequest request, Student student) {
        return new RequestLine(
                student == null ? null : student.number(),
                request.kind(),
                request.state(),
                request.asked().effective(),
                request.asked().until(),
                request.asked().session(),
                request.asked().mode(),
                request.asked().toInstitution(),
                request.applicant(),
                LocalDateTime.ofInstant(request.createdAt(), ZoneOffset.UTC),
                request.submittedOn(),
                request.lapsesOn(),
                request.pack(),
                Lists.cell(request.approvals().stream()
                        .filter(approval -> approval.agreedBy() == null)
                        .map(StudentRequest.Approval::role)
                        .toList()));
    }
}
