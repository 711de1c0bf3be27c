package org.matricula.documents.api;

import org.matricula.boards.api.MeetingId;
import org.matricula.students.api.StudentId;

/**
 * What is to be issued.
 *
 * @param student whose document
 * @param kind what it is
 * @param language the language of its labels
 * @param replaces the document in whose place it is issued: the student's own of that kind that stands; null for none
 * @param meeting the meeting on whose decision it rests: the award of a certificate or transcript, the decision of a
 *     letter; modules are shown as that meeting released them. Null for the award of the certificate or transcript that
 *     is replaced, and otherwise for the latest
 * @param reason why that one is replaced, 1 to 500 characters; null when none is
 */
public record IssueRequest(
        StudentId student,
        DocumentKind kind,
        DocumentLanguage language,
        MeetingId meeting,
        IssuedDocumentId replaces,
        String reason) {}
