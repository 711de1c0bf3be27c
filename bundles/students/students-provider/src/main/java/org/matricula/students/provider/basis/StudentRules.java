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
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
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
        text(faults, "familyName", student.familyName(), 1, LONGEST_NAME);
        text(faults, "givenNames", student.givenNames(), 0, LONGEST_NAME);
        String email = student.email();
        if (email != null) {
            email(faults, "email", email);
        }
        return faults;
    }

    /** Notes everything that is wrong with the reason of a change. */
    public static Faults reason(Faults faults, String reason) {
        return text(faults, "reason", stripped(reason), 1, LONGEST_REASON);
    }

    /** Notes what is wrong with an e-mail address. */
    public static Faults email(Faults faults, String field, String email) {
        text(faults, field, email, 1, LONGEST_EMAIL);
        return faults.check(
                email == null || EMAIL.matcher(email).matches(), field, email, "must be an address with an @");
    }

    public static Faults text(Faults faults, String field, String value, int shortest, int longest) {
        if (value == null || value.length() < shortest || value.length() > longest) {
            return faults.check(false, field, value, "must be %d to %d characters".formatted(shortest, longest));
        }
        return faults.check(!UNPRINTABLE.matcher(value).find(), field, value, "must be without control characters");
    }

    /** Without blanks around it; null stays null. */
    public static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
