package org.matricula.boards.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Offers.Choice;
import org.matricula.boards.api.Offers.Offer;
import org.matricula.students.api.StudentId;

/** An offer as it is shown; fields as in {@link Offer}, the futures as JSON. */
public record OfferView(
        String id,
        MeetingId meetingId,
        StudentId studentId,
        String module,
        List<String> choices,
        LocalDate deadline,
        @JsonRawValue String futures,
        String reason,
        String departsFrom,
        String offeredBy,
        Instant offeredAt,
        String choice,
        List<Choice> chosen) {

    static OfferView of(Offer offer) {
        return new OfferView(
                Long.toString(offer.id()),
                offer.meetingId(),
                offer.studentId(),
                offer.module(),
                offer.choices(),
                offer.deadline(),
                offer.futures(),
                offer.reason(),
                offer.departsFrom(),
                offer.offeredBy(),
                offer.offeredAt(),
                offer.choice(),
                offer.chosen());
    }
}
