package org.matricula.documents.provider.rest;

import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;

/**
 * A batch of documents.
 *
 * @param meeting the released meeting
 * @param kind what its students get
 * @param language the language of the labels
 */
public record NewBatch(MeetingId meeting, DocumentKind kind, DocumentLanguage language) {}
