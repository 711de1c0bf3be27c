package org.matricula.students.provider.basis;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/** What a student record must be. */
public final class StudentRules {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    // control characters and halves of a character: no database keeps them all
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final String BIRTH_RULE = "must be from " + EARLIEST_BIRTH + " to today";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 200;
    private static final int LONGEST_REASON = 500;

    private StudentRules() {}

    /** The record as it is kept: no blanks around texts, an empty text for no given names, null for no e-mail. */
    public static Student tidied(StudentId id, InstitutionCode institution, Student student) {
        String email = stripped(student.email());
        return new Student(
                id,
                institution,
                stripped(student.number()),
                stripped(student.familyName()),
                student.givenNames() == null ? "" : student.givenNames().strip(),
                student.dateOfBirth(),
                email == null || email.isEmpty() ? null : email);
    }

    /** Notes a date of birth that is none. */
    public static Faults born(Faults faults, Student student, LocalDate today) {
        LocalDate birth = student.dateOfBirth();
        return faults.check(
                birth == null || !birth.isBefore(EARLIEST_BIRTH) && !birth.isAfter(today),
                "dateOfBirth",
                birth,
                BIRTH_RULE);
    }

    /** Notes everything that is wrong with a tidied record but its date of birth. */
    public static Faults check(Faults faults, Student student) {
        faults.given("institution", student.institution());
        faults.check(
                student.number() != null && NUMBER.matcher(student.number()).matches(),
                "number",
                student.number(),
                "must be 1 to 20 letters and digits");
        names(faults, student.familyName(), student.givenNames());
        String email = student.email();
        if (email != null) {
            email(faults, "email", email);
        }
        return faults;
    }

    /** Notes everything that is wrong with the reason of a change. */
    public static Faults reason(Faults faults, String reason) {
        return faults.text("reason", reason, LONGEST_REASON);
    }

    /** Notes what is wrong with an e-mail address. */
    public static Faults email(Faults faults, String field, String email) {
        return faults.text(field, email, LONGEST_EMAIL)
                .check(email == null || EMAIL.matcher(email).matches(), field, email, "must be an address with an @");
    }

    /** Notes what is wrong with a family name and with given names, which are empty where there are none. */
    public static Faults names(Faults faults, String family, String given) {
        faults.text("familyName", family, LONGEST_NAME);
        return "".equals(given) ? faults : faults.text("givenNames", given, LONGEST_NAME);
    }

    /** Without blanks around it; null stays null. */
    public static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
