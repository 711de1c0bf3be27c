package org.matricula.exchange.provider.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Numbers and days as spreadsheets keep them, exactly and without binary fractions. */
final class SheetNumbers {

    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");
    // what a spreadsheet shows of a number; the digits behind are traces of its binary form: 65.549999999999997
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(86_400_000);
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    // serial 60 is a 29 February 1900 that never was; days before it count from one day later
    private static final int NEVER = 60;
    private static final long LAST = 2_958_465;

    private SheetNumbers() {}

    /** The number as it is shown; null when the text is none. */
    static BigDecimal number(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).round(SHOWN).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /**
     * The day, or day and time, that a number stands for; null when it stands for none.
     *
     * @param timed true when it is shown with its time, be it midnight
     */
    static String day(BigDecimal serial, boolean from1904, boolean timed) {
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
        BigDecimal millis = serial.subtract(whole).multiply(MILLIS).setScale(0, RoundingMode.HALF_UP);
        long days = whole.longValue();
        if (millis.compareTo(MILLIS) >= 0) {
            days++;
            millis = BigDecimal.ZERO;
        }
        if (whole.signum() < 0 || whole.compareTo(BigDecimal.valueOf(LAST)) > 0 || !from1904 && days == NEVER) {
            return null;
        }
        LocalDate day = from1904 ? EPOCH_1904.plusDays(days) : EPOCH.plusDays(days < NEVER ? days + 1 : days);
        if (millis.signum() == 0 && !timed) {
            return day.toString();
        }
        return day.atTime(LocalTime.ofNanoOfDay(millis.longValue() * 1_000_000)).toString();
    }

    /** The number for a day; null when the day had better be written as a text. */
    static String serial(LocalDate day) {
        long days = ChronoUnit.DAYS.between(EPOCH, day);
        return days <= NEVER || days > LAST ? null : Long.toString(days);
    }

    /** The number for a day and time; null when it had better be written as a text. */
    static String serial(LocalDateTime moment) {
        String days = serial(moment.toLocalDate());
        if (days == null || moment.getNano() % 1_000_000 != 0) {
            return null;
        }
        BigDecimal part = BigDecimal.valueOf(moment.toLocalTime().toNanoOfDay() / 1_000_000)
                .divide(MILLIS, 12, RoundingMode.HALF_UP);
        return new BigDecimal(days).add(part).stripTrailingZeros().toPlainString();
    }
}
