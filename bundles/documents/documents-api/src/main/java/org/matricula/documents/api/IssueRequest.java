package org.matricula.documents.api;

import org.matricula.students.api.StudentId;

/**
 * What is to be issued.
 *
 * @param student whose document
 * @param kind what it is
 * @param language the language of its labels
 * @param replaces the document in whose place it is issued: the student's own of that kind that stands; null for none
 * @param reason why that one is replaced, 1 to 500 characters; null when none is
 */
public record IssueRequest(
        StudentId student, DocumentKind kind, DocumentLanguage language, IssuedDocumentId replaces, String reason) {}
