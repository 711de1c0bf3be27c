package org.matricula.documents.provider;

import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Programme;
import org.matricula.registration.api.ProgrammeRegistration;

/** A registration with its programme and the award that it leads to. */
record StudiedProgramme(ProgrammeRegistration registration, Programme programme, Award award) {

    /** The award with the programme. */
    String title() {
        return award.title() + (award.title().contains(" in ") ? ", " : " in ") + programme.title();
    }
}
