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
 * @param meeting the meeting whose award a certificate is of; null for that of the certificate that is replaced, and where
 *     none is for the latest award. Null for other kinds
 * @param reason why that one is replaced, 1 to 500 characters; null when none is
 */
public record IssueRequest(
        StudentId student,
        DocumentKind kind,
        DocumentLanguage language,
        MeetingId meeting,
        IssuedDocumentId replaces,
        String reason) {}
