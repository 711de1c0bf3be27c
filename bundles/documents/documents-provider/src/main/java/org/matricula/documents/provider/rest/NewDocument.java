package org.matricula.documents.provider.rest;

import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.students.api.StudentId;

/**
 * What is to be issued; fields as in {@link IssueRequest}.
 *
 * @param student whose document
 * @param kind what it is
 * @param language the language of its labels; English where nothing is said
 * @param meeting the meeting on whose decision it rests; null for the latest, or for that of the replaced one
 * @param replaces the document in whose place it is issued; null for none
 * @param reason why that one is replaced; null when none is
 */
public record NewDocument(
        StudentId student,
        DocumentKind kind,
        DocumentLanguage language,
        MeetingId meeting,
        IssuedDocumentId replaces,
        String reason) {

    IssueRequest request() {
        return new IssueRequest(
                student, kind, language == null ? DocumentLanguage.EN : language, meeting, replaces, reason);
    }
}
