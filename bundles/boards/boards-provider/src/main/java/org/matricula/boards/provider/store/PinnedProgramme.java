package org.matricula.boards.provider.store;

import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.regulations.api.PackRef;

/**
 * A programme that a meeting decides on, with the pack that was pinned for it.
 *
 * @param programme which programme
 * @param listed true when the meeting was opened for named programmes, this one among them
 * @param pack the pack whose rulings the meeting uses for it
 */
public record PinnedProgramme(ProgrammeId programme, boolean listed, PackRef pack) {}
